# The store of sessions. Memory is where sessions live here; a restart begins empty.
ARG BASE=redis:8.2
FROM ${BASE}
USER 10001:10001
WORKDIR /tmp
HEALTHCHECK --interval=60s --timeout=2s CMD ["redis-cli", "ping"]
ENTRYPOINT []
CMD ["redis-server", "--port", "6379", "--protected-mode", "no", "--save", "", "--appendonly", "no"]
