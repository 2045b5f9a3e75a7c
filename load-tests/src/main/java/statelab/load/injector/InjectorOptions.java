package statelab.load.injector;

import java.util.List;

/** JVM options of the injector. */
public final class InjectorOptions {
  /**
   * A heap with room for tens of thousands of users, and flight-recorder buffers wide enough that a
   * slow disk costs memory before it costs records.
   */
  public static final List<String> RECOMMENDED_JVM_OPTIONS =
      List.of(
          "-Xms256m",
          "-Xmx1g",
          "-XX:+UseParallelGC",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:FlightRecorderOptions=globalbuffersize=4m,numglobalbuffers=8,threadbuffersize=256k");

  /** Name of the property that makes it rehearse for longer. */
  static final String THOROUGH = "statelab.thorough-rehearsal";

  /** For one that is launched long before its first load: that is sent as punctually as later. */
  public static final String THOROUGH_REHEARSAL = "-D" + THOROUGH + "=true";

  private InjectorOptions() {}
}
