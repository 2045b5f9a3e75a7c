# A program of Statelab: a node of one architecture, or the order ledger. The lab hands over the
# program's jars in two folders, so that a change of code makes one small layer anew.
ARG BASE=eclipse-temurin:25-jre
FROM ${BASE}
RUN mkdir -p /statelab/keys && chown 10001:10001 /statelab/keys
COPY libraries/ /statelab/libraries/
COPY own/ /statelab/own/
USER 10001:10001
WORKDIR /tmp
# Seldom, since what it costs would be measured with the program.
HEALTHCHECK --interval=60s --timeout=2s --start-period=60s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/$STATELAB_HOST/$STATELAB_PORT"]
