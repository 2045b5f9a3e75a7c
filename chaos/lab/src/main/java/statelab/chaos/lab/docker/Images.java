package statelab.chaos.lab.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.BuildImageCmd;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import statelab.chaos.lab.LabException;
import statelab.chaos.lab.host.Program;

/**
 * The lab's images, each built when it is first asked for and named by a hash of all that goes into
 * it, so that it is built anew exactly when something has changed.
 */
final class Images {
  private static final String PREFIX = "statelab/";
  private static final int TAG_LENGTH = 12;
  private static final long PULL_LIMIT_MIN = 5;
  private static final long BUILD_LIMIT_MIN = 5;
  private static final String DOCKERFILE = "Dockerfile";

  private final Engine engine;
  private final DockerSettings settings;
  private final Path temporary;
  private final Map<String, String> built = new ConcurrentHashMap<>();

  /**
   * @param temporary folder for what is handed to the engine; removed with the lab
   */
  Images(Engine engine, DockerSettings settings, Path temporary) {
    this.engine = engine;
    this.settings = settings;
    this.temporary = temporary;
  }

  /** Makes sure that the bases are there, by pulling those that are not. */
  void requireBases() {
    settings.bases().forEach(this::require);
  }

  private void require(String base) {
    if (!exists(engine, base)) {
      try {
        engine.ask("pull " + base, client -> pulled(client, base));
      } catch (LabException | DockerClientException e) {
        throw missing(base, e);
      }
    }
  }

  private static boolean pulled(DockerClient client, String base) {
    try {
      return client
          .pullImageCmd(base)
          .exec(new PullImageResultCallback())
          .awaitCompletion(PULL_LIMIT_MIN, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static LabException missing(String base, RuntimeException e) {
    return new LabException(
        LabException.Reason.UNFIT_MACHINE,
        ("The image %s is not on this machine and could not be pulled (%s); where no registry is"
                + " reached, run targets/images/build-stand-ins and give a run"
                + " --lab-settings=targets/images/stand-ins.yaml.")
            .formatted(base, String.valueOf(e.getMessage()).strip()),
        e);
  }

  static boolean exists(Engine engine, String image) {
    return engine.ask(
        "look for image " + image,
        client -> {
          try {
            client.inspectImageCmd(image).exec();
            return true;
          } catch (NotFoundException e) {
            return false;
          }
        });
  }

  /** What an image is by itself, whatever it is called. */
  String id(String image) {
    return engine.ask(
        "look at image " + image,
        client -> String.valueOf(client.inspectImageCmd(image).exec().getId()));
  }

  /** The image of a program. */
  String of(Program program) {
    return built.computeIfAbsent(
        program.name(), name -> built(name, "program", settings.java(), Jars.of(program)));
  }

  /** The image of the load balancer. */
  String gateway() {
    return built.computeIfAbsent(
        "gateway", name -> built(name, name, settings.haproxy(), Jars.NONE));
  }

  /** The image of the store. */
  String store() {
    return built.computeIfAbsent("store", name -> built(name, name, settings.redis(), Jars.NONE));
  }

  private String built(String name, String recipe, String base, Jars jars) {
    String dockerfile = recipe(recipe);
    String image = PREFIX + name + ":" + tag(dockerfile, id(base), jars);
    if (!exists(engine, image)) {
      build(name, dockerfile, base, jars, image);
      removeOlder(PREFIX + name, image);
    }
    return image;
  }

  private static String recipe(String name) {
    try (InputStream text = Images.class.getResourceAsStream("/images/" + name + ".Dockerfile")) {
      if (text == null) {
        throw new IllegalStateException(name + ".Dockerfile is missing from this jar");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String tag(String dockerfile, String baseId, Jars jars) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((dockerfile + baseId).getBytes(StandardCharsets.UTF_8));
      for (Path jar : jars.all()) {
        digest.update(jar.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(jar), digest)) {
          bytes.skipNBytes(Files.size(jar));
        }
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, TAG_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void build(String name, String dockerfile, String base, Jars jars, String image) {
    Path context = context(name, dockerfile, jars);
    engine.ask(
        "build image " + image,
        client -> {
          BuildImageCmd command =
              client
                  .buildImageCmd()
                  .withBaseDirectory(context.toFile())
                  .withDockerfile(context.resolve(DOCKERFILE).toFile())
                  .withBuildArg("BASE", base)
                  .withRemove(true)
                  .withForcerm(true)
                  .withTags(Set.of(image));
          return command
              .exec(new BuildImageResultCallback())
              .awaitImageId(BUILD_LIMIT_MIN, TimeUnit.MINUTES);
        });
  }

  private Path context(String name, String dockerfile, Jars jars) {
    try {
      Path context = Files.createDirectories(temporary.resolve("image-" + name));
      Files.writeString(context.resolve(DOCKERFILE), dockerfile);
      jars.copyInto(context);
      return context;
    } catch (IOException e) {
      throw new LabException(
          LabException.Reason.UNFIT_MACHINE,
          "Cannot lay out the image of %s: %s".formatted(name, e.getMessage()),
          e);
    }
  }

  /** Earlier images of the same program; those that a container still uses stay. */
  private void removeOlder(String repository, String kept) {
    engine.ask(
        "remove older images of " + repository,
        client -> {
          client.listImagesCmd().exec().stream()
              .flatMap(
                  image ->
                      image.getRepoTags() == null
                          ? Stream.empty()
                          : Arrays.stream(image.getRepoTags()))
              .filter(tag -> tag.startsWith(repository + ":") && !tag.equals(kept))
              .forEach(tag -> removeUnused(client, tag));
          return true;
        });
  }

  private static void removeUnused(DockerClient client, String image) {
    try {
      client.removeImageCmd(image).exec();
    } catch (ConflictException | NotFoundException e) {
      // In use, or gone: somebody else's run.
      return;
    }
  }

  /**
   * The first lines that a program in an image prints about itself.
   *
   * @param command for example {@code haproxy -v}
   */
  String says(String image, Labels labels, String... command) {
    return engine.ask(
        "ask %s for its version".formatted(image),
        client -> {
          String id =
              client
                  .createContainerCmd(image)
                  .withEntrypoint(command[0])
                  .withCmd(List.of(command).subList(1, command.length))
                  .withLabels(labels.asMap())
                  .exec()
                  .getId();
          try {
            return output(client, id);
          } finally {
            client.removeContainerCmd(id).withForce(true).exec();
          }
        });
  }

  private static String output(DockerClient client, String id) {
    List<String> pieces = new CopyOnWriteArrayList<>();
    client.startContainerCmd(id).exec();
    ResultCallback.Adapter<Frame> printed =
        new ResultCallback.Adapter<>() {
          @Override
          public void onNext(Frame frame) {
            pieces.add(new String(frame.getPayload(), StandardCharsets.UTF_8));
          }
        };
    try {
      client
          .logContainerCmd(id)
          .withStdOut(true)
          .withStdErr(true)
          .withFollowStream(true)
          .exec(printed)
          .awaitCompletion(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return String.join("", pieces).lines().findFirst().orElse("").strip();
  }
}
