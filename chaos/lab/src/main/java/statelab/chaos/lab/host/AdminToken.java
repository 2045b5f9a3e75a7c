package statelab.chaos.lab.host;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The token that every admin port of a lab asks for. */
public final class AdminToken {
  /** Environment variable that hands it to a process. */
  public static final String VARIABLE = "STATELAB_ADMIN_TOKEN";

  private static final int BYTES = 16;

  private AdminToken() {}

  /** A new one that nobody can guess. */
  public static String drawn() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
