package statelab.chaos.toxiproxy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import statelab.chaos.toxiproxy.traffic.FaultProxy;
import statelab.chaos.toxiproxy.traffic.FlowThreads;
import statelab.chaos.toxiproxy.traffic.Listening;

/** The proxies of one server, by name. */
final class ProxyRegistry {

  /** What a client asks a proxy to be. */
  record Wanted(String name, String listen, String upstream, boolean enabled) {}

  /**
   * What became of a list of wanted proxies: those made or kept, and the refusal that stopped it,
   * if any.
   */
  record Populated(List<FaultProxy> proxies, Optional<ApiException> refusal) {}

  private final Map<String, FaultProxy> proxies = new LinkedHashMap<>();
  private final Listening listening;
  private final FlowThreads threads;
  private final SplittableRandom random;

  ProxyRegistry(Listening listening, FlowThreads threads, SplittableRandom random) {
    this.listening = listening;
    this.threads = threads;
    this.random = random;
  }

  synchronized List<FaultProxy> all() {
    return List.copyOf(proxies.values());
  }

  synchronized Optional<FaultProxy> find(String name) {
    return Optional.ofNullable(proxies.get(name));
  }

  FaultProxy get(String name) throws ApiException {
    return find(name).orElseThrow(ApiException::proxyNotFound);
  }

  synchronized FaultProxy create(Wanted wanted) throws ApiException {
    if (proxies.containsKey(wanted.name())) {
      throw ApiException.proxyAlreadyExists();
    }
    try {
      return add(wanted);
    } catch (IOException e) {
      throw ApiException.failed(e);
    }
  }

  /**
   * Makes these proxies in order until one is refused. One that exists with the same addresses is
   * kept as it is, toxics and all.
   */
  synchronized Populated populate(List<Wanted> wanted) {
    List<FaultProxy> done = new ArrayList<>();
    for (Wanted next : wanted) {
      try {
        done.add(addOrReplace(next));
      } catch (IOException e) {
        return new Populated(done, Optional.of(ApiException.failed(e)));
      }
    }
    return new Populated(done, Optional.empty());
  }

  synchronized void remove(String name) throws ApiException {
    get(name).stop();
    proxies.remove(name);
  }

  /** Enables every proxy and takes all toxics away. */
  void reset() throws ApiException {
    for (FaultProxy proxy : all()) {
      try {
        proxy.start();
      } catch (IOException e) {
        throw ApiException.failed(e);
      }
      proxy.toxics().clear();
    }
  }

  synchronized void clear() {
    proxies.values().forEach(FaultProxy::stop);
    proxies.clear();
  }

  private FaultProxy addOrReplace(Wanted wanted) throws IOException {
    FaultProxy existing = proxies.get(wanted.name());
    if (existing == null) {
      return add(wanted);
    }
    if (!existing.differs(wanted.listen(), wanted.upstream())) {
      return existing;
    }
    existing.stop();
    return add(wanted);
  }

  private FaultProxy add(Wanted wanted) throws IOException {
    FaultProxy proxy =
        new FaultProxy(
            wanted.name(), wanted.listen(), wanted.upstream(), listening, threads, random.split());
    if (wanted.enabled()) {
      proxy.start();
    }
    proxies.put(wanted.name(), proxy);
    return proxy;
  }
}
