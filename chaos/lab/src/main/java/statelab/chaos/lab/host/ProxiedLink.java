package statelab.chaos.lab.host;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import eu.rekawek.toxiproxy.model.Toxic;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import statelab.chaos.lab.LabException;
import statelab.chaos.lab.Link;
import statelab.chaos.lab.LinkTraffic;

/** A link as one or two proxies of a Toxiproxy server, driven through the official client. */
final class ProxiedLink implements Link {
  private static final int CONNECT_MS = 500;

  private final String name;
  private final ToxiproxyClient client;
  private final List<Hop> hops;
  private final RoundTripProbe probe;

  /**
   * One proxy of a link.
   *
   * @param proxy its name
   * @param at where it listens
   * @param traffic what it has carried
   */
  record Hop(String proxy, Endpoint at, Supplier<LinkTraffic> traffic) {}

  ProxiedLink(String name, ToxiproxyClient client, List<Hop> hops, RoundTripProbe probe) {
    this.name = name;
    this.client = client;
    this.hops = List.copyOf(hops);
    this.probe = probe;
  }

  /** Something to do with one proxy. */
  private interface Step {
    void on(Proxy proxy) throws IOException;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void delay(Duration latency, Duration jitter) {
    disturb(
        proxy ->
            proxy
                .toxics()
                .latency("latency", ToxicDirection.UPSTREAM, latency.toMillis())
                .setJitter(jitter.toMillis()));
  }

  @Override
  public void throttle(long kilobytesPerSecond) {
    disturb(
        proxy -> {
          for (ToxicDirection direction : ToxicDirection.values()) {
            proxy.toxics().bandwidth("bandwidth-" + direction, direction, kilobytesPerSecond);
          }
        });
  }

  @Override
  public void reset() {
    disturb(proxy -> proxy.toxics().resetPeer("reset", ToxicDirection.UPSTREAM, 0));
  }

  @Override
  public void resetAnswers() {
    disturb(proxy -> proxy.toxics().resetPeer("reset-answers", ToxicDirection.DOWNSTREAM, 0));
  }

  @Override
  public void silence() {
    disturb(
        proxy -> {
          for (ToxicDirection direction : ToxicDirection.values()) {
            proxy.toxics().timeout("silence-" + direction, direction, 0);
          }
        });
  }

  @Override
  public void cut() {
    disturb(Proxy::disable);
  }

  /** Clears every hop, whatever happens at another, and fails afterwards if one failed. */
  @Override
  public void clear() {
    @Nullable IOException failure = null;
    for (Hop hop : hops) {
      try {
        clear(client.getProxy(hop.proxy()));
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failed(LabException.Reason.NOT_HEALED, failure);
    }
  }

  private static void clear(Proxy proxy) throws IOException {
    for (Toxic toxic : proxy.toxics().getAll()) {
      toxic.remove();
    }
    if (!proxy.isEnabled()) {
      proxy.enable();
    }
  }

  private void disturb(Step step) {
    try {
      for (Hop hop : hops) {
        step.on(client.getProxy(hop.proxy()));
      }
    } catch (IOException e) {
      throw failed(LabException.Reason.UNFIT_MACHINE, e);
    }
  }

  private LabException failed(LabException.Reason reason, IOException e) {
    return new LabException(
        reason, "The fault proxy of %s failed: %s.".formatted(name, e.getMessage()), e);
  }

  @Override
  public List<String> disturbances() {
    List<String> names = new ArrayList<>();
    disturb(
        proxy -> {
          proxy.toxics().getAll().forEach(toxic -> names.add(toxic.getName()));
          if (!proxy.isEnabled()) {
            names.add("cut");
          }
        });
    return List.copyOf(names);
  }

  @Override
  public LinkTraffic traffic() {
    return hops.stream()
        .map(hop -> hop.traffic().get())
        .reduce(LinkTraffic.NONE, LinkTraffic::plus);
  }

  @Override
  public Optional<Duration> roundTrip() {
    return probe.roundTrip(hops.getFirst().at());
  }

  @Override
  public boolean answersProbes() {
    return probe.isAnswered();
  }

  @Override
  public boolean accepts() {
    return hops.stream().anyMatch(hop -> accepts(hop.at()));
  }

  private static boolean accepts(Endpoint at) {
    try (Socket socket = new Socket()) {
      socket.connect(at.address(), CONNECT_MS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
