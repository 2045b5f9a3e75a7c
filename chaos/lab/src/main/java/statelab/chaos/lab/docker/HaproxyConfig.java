package statelab.chaos.lab.docker;

import java.util.List;
import java.util.Locale;
import statelab.chaos.lab.host.Site;

/**
 * The load balancer's configuration, the same for every architecture. It does what the gateway of
 * the process lab does: an affinity cookie of its own, health checks in steps of 200 ms that take a
 * node out after two failures and back after one success, and no request sent twice once any byte
 * may have reached a node: what is tried again is only a connection that could not be opened. Words
 * as in https://docs.haproxy.org/3.2/configuration.html.
 */
final class HaproxyConfig {
  /** Port for clients. */
  static final int CLIENTS = 8080;

  /** Port for health and statistics. */
  static final int ADMIN = 9090;

  private HaproxyConfig() {}

  /**
   * Its text.
   *
   * @param token of admin ports
   */
  static String of(List<Site.Backend> nodes, boolean affinity, String token) {
    StringBuilder text = new StringBuilder(frame(affinity, token));
    for (Site.Backend node : nodes) {
      text.append("    server %s %s".formatted(node.node(), node.http()));
      text.append(" check addr %s port %d".formatted(node.admin().host(), node.admin().port()));
      text.append(affinity ? " cookie %s%n".formatted(node.node()) : "\n");
    }
    return text.toString();
  }

  private static String frame(boolean affinity, String token) {
    return String.format(
        Locale.ROOT,
        """
      global
          maxconn 8192

      defaults
          mode http
          timeout connect 1s
          timeout client 60s
          timeout server 10s
          timeout http-request 10s
          timeout http-keep-alive 60s
          timeout check 500ms
          option http-keep-alive
          option redispatch 1
          retries 3

      frontend clients
          bind :%d
          default_backend nodes

      frontend admin
          bind :%d
          http-request deny deny_status 401 unless { req.hdr(authorization) -m str "Bearer %s" }
          http-request return status 200 content-type application/json string "{\\"status\\":\\"ready\\"}" if { path /health }
          stats enable
          stats uri /stats

      backend nodes
          balance %s
          %s
          http-request disable-l7-retry if METH_POST
          option httpchk
          http-check send meth GET uri /health ver HTTP/1.1 hdr Host 127.0.0.1 hdr Authorization "Bearer %s"
          http-check expect status 200
          default-server inter 200ms fall 2 rise 1
      """,
        CLIENTS,
        ADMIN,
        token,
        affinity ? "roundrobin" : "random(1)",
        affinity ? "cookie statelab-route insert indirect nocache httponly" : "",
        token);
  }
}
