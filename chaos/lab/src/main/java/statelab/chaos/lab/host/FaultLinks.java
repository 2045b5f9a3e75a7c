package statelab.chaos.lab.host;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import statelab.chaos.lab.LabException;
import statelab.chaos.lab.Link;
import statelab.chaos.lab.LinkTraffic;
import statelab.chaos.toxiproxy.EmbeddedToxiproxy;
import statelab.chaos.toxiproxy.traffic.FaultProxy;
import statelab.chaos.toxiproxy.traffic.LinkCounters;
import statelab.chaos.toxiproxy.traffic.Listening;

/**
 * The fault proxies of one cluster: on the planned links and nowhere else, so that a cluster
 * without network faults runs without any.
 */
public final class FaultLinks implements AutoCloseable {
  private final Set<String> planned;
  private final String host;
  private final IntSupplier ports;
  private final Map<String, List<ProxiedLink.Hop>> hops = new TreeMap<>();
  private final Map<String, RoundTripProbe> probes = new TreeMap<>();
  private @Nullable EmbeddedToxiproxy server;
  private @Nullable HttpClient http;

  /**
   * @param planned names of the links that get proxies
   * @param host where proxies listen
   * @param ports gives them free ports there
   */
  public FaultLinks(Set<String> planned, String host, IntSupplier ports) {
    this.planned = Set.copyOf(planned);
    this.host = host;
    this.ports = ports;
  }

  /** What is spoken on a hop. */
  enum Protocol {
    HTTP,
    REDIS,
    /** Something that cannot be asked from outside. */
    OTHER
  }

  /**
   * Where to connect in place of the other end: to a proxy when the link is planned, otherwise to
   * the other end itself.
   *
   * @param link name of the link
   * @param proxy name of the proxy, of which a link may have several
   * @param end where the other end listens, now or later
   * @param protocol of the first proxy of a link, for its round trips
   */
  Endpoint lead(String link, String proxy, Endpoint end, Protocol protocol) {
    return lead(link, proxy, end, protocol, () -> new Endpoint(host, ports.getAsInt()));
  }

  /**
   * The same with a say in where the proxy listens.
   *
   * @param listen gives that place when there is a proxy
   */
  Endpoint lead(
      String link, String proxy, Endpoint end, Protocol protocol, Supplier<Endpoint> listen) {
    if (!planned.contains(link)) {
      return end;
    }
    try {
      return put(link, proxy, end, protocol, listen.get());
    } catch (IOException e) {
      throw new LabException(
          LabException.Reason.PORT_IN_USE,
          "The fault proxy of %s cannot be started: %s.".formatted(link, e.getMessage()),
          e);
    }
  }

  /** A port of its own, which stays its own while it does not listen. */
  private Endpoint put(String link, String name, Endpoint end, Protocol protocol, Endpoint listen)
      throws IOException {
    EmbeddedToxiproxy toxiproxy = server();
    Proxy proxy = client().createProxy(name, listen.toString(), end.toString());
    FaultProxy carrier = toxiproxy.link(proxy.getName()).orElseThrow();
    hops.computeIfAbsent(link, key -> new ArrayList<>())
        .add(new ProxiedLink.Hop(name, listen, () -> traffic(carrier.counters())));
    probes.computeIfAbsent(link, key -> probe(protocol));
    return listen;
  }

  private RoundTripProbe probe(Protocol protocol) {
    return switch (protocol) {
      case HTTP -> new RoundTripProbe.Http(http());
      case REDIS -> new RoundTripProbe.Redis();
      case OTHER -> new RoundTripProbe.None();
    };
  }

  private HttpClient http() {
    if (http == null) {
      http =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(RoundTripProbe.LIMIT)
              .build();
    }
    return http;
  }

  private EmbeddedToxiproxy server() throws IOException {
    if (server == null) {
      server = EmbeddedToxiproxy.start(Listening.alsoAt(host));
    }
    return server;
  }

  private ToxiproxyClient client() throws IOException {
    return new ToxiproxyClient("127.0.0.1", server().port());
  }

  private static LinkTraffic traffic(LinkCounters seen) {
    return new LinkTraffic(
        seen.open(),
        seen.reset(),
        seen.up().forwardedBytes() + seen.down().forwardedBytes(),
        seen.up().droppedBytes() + seen.down().droppedBytes(),
        seen.up().heldBytes() + seen.down().heldBytes(),
        seen.up().intoToxicsBytes() + seen.down().intoToxicsBytes());
  }

  /** The links that have proxies, in the order of their names. */
  List<Link> links() {
    List<Link> links = new ArrayList<>();
    try {
      for (Map.Entry<String, List<ProxiedLink.Hop>> link : hops.entrySet()) {
        RoundTripProbe probe = probes.getOrDefault(link.getKey(), new RoundTripProbe.None());
        links.add(new ProxiedLink(link.getKey(), client(), link.getValue(), probe));
      }
    } catch (IOException e) {
      throw new IllegalStateException("links exist, so their server runs", e);
    }
    return List.copyOf(links);
  }

  @Override
  public void close() {
    probes.values().forEach(RoundTripProbe::close);
    if (http != null) {
      http.shutdownNow();
    }
    if (server != null) {
      server.close();
    }
  }
}
