package statelab.chaos.lab;

import java.net.InetSocketAddress;

/** A process that can be asked directly, past the gateway. */
public interface Addressable {
  /** Where it takes HTTP requests. */
  InetSocketAddress address();
}
