package statelab.targets.contract;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One HTTP exchange on a connection of its own. Ready-made clients send a request again when a
 * connection breaks, and an arm could then pass by a retry that nobody sees.
 */
final class RawHttp {
  private static final int CONNECT_MS = 2_000;
  private static final int READ_MS = 15_000;

  private RawHttp() {}

  /** Sends bytes as they are and reads one answer. */
  static Answer exchange(int port, byte[] request) throws IOException {
    try (Socket socket = open(port)) {
      socket.getOutputStream().write(request);
      return read(new BufferedInputStream(socket.getInputStream()));
    }
  }

  /** A number of a process's vitals. */
  static long vital(int adminPort, String name) throws IOException {
    String vitals = exchange(adminPort, request("GET", "/vitals", "", "")).body();
    Matcher found = Pattern.compile("\"" + name + "\":(-?\\d+)").matcher(vitals);
    if (!found.find()) {
      throw new IOException("no " + name + " in " + vitals);
    }
    return Long.parseLong(found.group(1));
  }

  static Socket open(int port) throws IOException {
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(READ_MS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MS);
    return socket;
  }

  /** The bytes of a well-formed request. */
  static byte[] request(String method, String path, String cookies, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    head.append("Connection: close\r\n");
    if (!cookies.isEmpty()) {
      head.append("Cookie: ").append(cookies).append("\r\n");
    }
    if (bytes.length > 0) {
      head.append("Content-Type: application/json\r\n");
      head.append("Content-Length: ").append(bytes.length).append("\r\n");
    }
    return (head.append("\r\n") + body).getBytes(StandardCharsets.UTF_8);
  }

  /** Reads one answer whose length its header tells. */
  static Answer read(InputStream input) throws IOException {
    String statusLine = line(input);
    Map<String, List<String>> headers = new TreeMap<>();
    for (String line = line(input); !line.isEmpty(); line = line(input)) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), absent -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    int length =
        headers.getOrDefault("content-length", List.of("0")).stream()
            .mapToInt(Integer::parseInt)
            .findFirst()
            .orElse(0);
    String body = new String(input.readNBytes(length), StandardCharsets.UTF_8);
    return new Answer(Integer.parseInt(statusLine.split(" ", 3)[1]), headers, body);
  }

  private static String line(InputStream input) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = input.read(); next != '\n'; next = input.read()) {
      if (next < 0) {
        throw new EOFException("the connection ended after: " + line);
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }
}
