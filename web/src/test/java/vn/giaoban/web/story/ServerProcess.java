package vn.giaoban.web.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The packaged server, run as a user runs it: a process with settings, a data directory and lines
/// on its console. It can be killed the hard way and started again on the same data.
public final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final CompletableFuture<String> ready = new CompletableFuture<>();
  private final int port;

  private ServerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
    Thread.ofVirtual().start(this::readConsole);
  }

  /// Starts the packaged server and waits until it says that it is ready.
  ///
  /// @param data the data directory, kept by the caller from start to start
  /// @param port the HTTP port
  /// @param settings further settings, by their environment names
  /// @param arguments further arguments, e.g. `--demo`
  public static ServerProcess start(
      Path data, int port, Map<String, String> settings, String... arguments) {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        List.of(
            "-Xmx768m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(program());
    command.addAll(List.of(arguments));
    return launch(command, data, port, settings);
  }

  /// Starts the server by the product's own command, with the flags it is shipped with, and waits
  /// until it says that it is ready.
  ///
  /// @param giaoban the command
  public static ServerProcess shipped(
      Path giaoban, Path data, int port, Map<String, String> settings, String... arguments) {
    var command = new ArrayList<>(List.of(giaoban.toString(), "start"));
    command.addAll(List.of(arguments));
    return launch(command, data, port, settings);
  }

  private static ServerProcess launch(
      List<String> command, Path data, int port, Map<String, String> settings) {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("GIAOBAN_DATA", data.toString());
    builder.environment().put("GIAOBAN_PORT", Integer.toString(port));
    builder.environment().putAll(settings);
    try {
      var server = new ServerProcess(builder.start(), port);
      try {
        server.ready.get(240, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        server.killHard();
        throw new IllegalStateException(
            "the server did not get ready:\n" + String.join("\n", server.lines), e);
      }
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Where the server answers, without a trailing slash.
  public String url() {
    return "http://localhost:" + port;
  }

  /// What it has printed so far.
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /// The server's process id.
  public long pid() {
    return process.pid();
  }

  /// SIGKILL, and waits until the process is gone.
  public void killHard() {
    process.destroyForcibly().onExit().join();
  }

  /// SIGTERM.
  ///
  /// @return the exit code
  public int terminate(Duration patience) {
    process.destroy();
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        killHard();
        throw new IllegalStateException("the server did not stop within " + patience);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      terminate(Duration.ofSeconds(20));
    }
  }

  /// The program that `./giaoban bench` has built, or the jar of this build.
  private static List<String> program() {
    var built = System.getenv("BENCH_APP");
    if (built != null) {
      return List.of("-XX:AOTCache=" + built + "/giaoban.aot", "-jar", built + "/giaoban.jar");
    }
    try (var files = Files.list(Path.of("target"))) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
          .findFirst()
          .map(jar -> List.of("-jar", jar.toString()))
          .orElseThrow(
              () -> new IllegalStateException("target/*-exec.jar is missing: package web first"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readConsole() {
    try (var reader = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
        if (line.contains("Giaoban is ready: ")) {
          ready.complete(line);
        }
      }
    } catch (IOException e) {
      lines.add(e.toString());
    } finally {
      ready.completeExceptionally(new IllegalStateException("the server ended"));
    }
  }
}
