# The load balancer. The lab puts its configuration into /statelab before it starts.
ARG BASE=haproxy:3.2
FROM ${BASE}
USER root
RUN mkdir -p /statelab
USER 10001:10001
HEALTHCHECK --interval=60s --timeout=2s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/9090"]
ENTRYPOINT []
CMD ["haproxy", "-db", "-f", "/statelab/haproxy.cfg"]
