package statelab.load.injector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import statelab.load.model.LoadModel;
import statelab.load.standin.StandInShop;
import statelab.load.standin.StandInShop.Mishap;

/** A generator that runs out of file descriptors says so, and blames no target. */
@Tag("extended")
final class OwnErrorsIT {
  /** Enough for the jars of the injector and its rehearsal, not for its users. */
  private static final int DESCRIPTORS = 200;

  private static final int USERS = 300;

  @TempDir Path directory;

  @Test
  void anInjectorWithoutDescriptorsHasErrorsOfItsOwn() throws Exception {
    try (StandInShop shop = new StandInShop(Mishap.NONE)) {
      LoadModel model = new LoadModel.Paced(USERS, Duration.ofSeconds(1), Duration.ofSeconds(2));
      LoadPlan plan = LoadPlan.of(shop.address(), "shopping", Map.of(), model, 1);
      try (InjectorProcess injector =
          InjectorProcess.launch(
              javaWithFewDescriptors(),
              Injection.CLASS_PATH,
              Injection.jvmOptions(directory),
              plan,
              directory,
              progress -> {})) {
        injector.awaitReady(Injection.PATIENCE);
        injector.start(Injection.PATIENCE);
        Injection load = Injection.finish(injector, plan, directory);

        assertThat(load.report().ownErrors()).isPositive();
        assertThat(load.report().breaches())
            .anyMatch(breach -> breach.startsWith("errors of the generator itself: "));
      }
    }
  }

  private Path javaWithFewDescriptors() throws Exception {
    Path script = directory.resolve("java-with-few-descriptors");
    Files.writeString(
        script,
        "#!/bin/sh\nulimit -n %d\nexec '%s' \"$@\"\n".formatted(DESCRIPTORS, Injection.JAVA));
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-x---"));
  }
}
