package statelab.chaos.lab.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The smallest program that keeps the life contract of a node or a gateway: an admin port, and an
 * end at the end of its input. {@code --last-words} makes it fail at its start instead, and {@code
 * --greed=start} or a call of {@code /clock} run out of memory.
 */
public final class TinyProgram {
  private TinyProgram() {}

  public static void main(String[] args) throws IOException {
    String lastWords = option(args, "--last-words=", "");
    if (!lastWords.isEmpty()) {
      System.err.println(lastWords);
      System.exit(Integer.parseInt(option(args, "--code=", "1")));
    }
    if (!option(args, "--greed=", "").isEmpty()) {
      runOutOfMemory();
    }
    int port = Integer.parseInt(option(args, "--admin-port=", "0"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/health", exchange -> answer(exchange, "{\"status\":\"ready\"}"));
    server.createContext("/vitals", exchange -> answer(exchange, "{\"cpu_ns\":1,\"note\":\"x\"}"));
    server.createContext("/nodes", exchange -> answer(exchange, nodes(args)));
    server.createContext("/clock", exchange -> runOutOfMemory());
    server.start();
    while (System.in.read() >= 0) {
      // Only the end of the input has a meaning.
    }
    Runtime.getRuntime().halt(0);
  }

  private static void runOutOfMemory() {
    List<long[]> kept = new ArrayList<>();
    while (kept.add(new long[1 << 20])) {
      // Until there is no more.
    }
  }

  private static String option(String[] args, String prefix, String otherwise) {
    return Arrays.stream(args)
        .filter(arg -> arg.startsWith(prefix))
        .map(arg -> arg.substring(prefix.length()))
        .findFirst()
        .orElse(otherwise);
  }

  private static String nodes(String[] args) {
    return Arrays.stream(args)
        .filter(arg -> arg.startsWith("--node="))
        .map(arg -> arg.substring("--node=".length()).split("@", 2)[0])
        .map("{\"node\":\"%s\",\"state\":\"up\",\"since_ns\":0}"::formatted)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
