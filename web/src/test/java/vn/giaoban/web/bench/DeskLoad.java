package vn.giaoban.web.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/// Asks over HTTP as a crowd of programs does, with one token.
final class DeskLoad implements AutoCloseable {
  private final String url;
  private final String token;
  private final HttpClient http;

  DeskLoad(String url, String token) {
    this.url = url;
    this.token = token;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /// How long answers took, sorted, in milliseconds.
  ///
  /// @param refused answers that were not 200
  record Times(double[] sorted, int refused) {
    double at(double share) {
      return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }
  }

  /// GETs at a fixed rate, whether or not earlier ones are answered. Each is timed from the moment
  /// it was due: a server that stands still for a second has not been asked once but as often as
  /// people would have.
  Times atRate(int perSecond, Duration length, IntFunction<String> path) {
    int count = (int) (perSecond * length.toMillis() / 1000);
    var times = new double[count];
    var refused = new AtomicInteger();
    var all = new CompletableFuture<?>[count];
    long begun = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = begun + TimeUnit.SECONDS.toNanos(i) / perSecond;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      int one = i;
      all[i] =
          http.sendAsync(get(path.apply(i)), BodyHandlers.ofByteArray())
              .thenAccept(answer -> {
                times[one] = (System.nanoTime() - due) / 1e6;
                if (answer.statusCode() != 200) {
                  refused.incrementAndGet();
                }
              });
    }
    CompletableFuture.allOf(all).join();
    Arrays.sort(times);
    return new Times(times, refused.get());
  }

  /// GETs one after the other.
  Times inTurn(int count, IntFunction<String> path) {
    var times = new double[count];
    int refused = 0;
    for (int i = 0; i < count; i++) {
      long begun = System.nanoTime();
      refused += status(get(path.apply(i))) == 200 ? 0 : 1;
      times[i] = (System.nanoTime() - begun) / 1e6;
    }
    Arrays.sort(times);
    return new Times(times, refused);
  }

  /// POSTs of JSON, one after the other.
  Times posting(int count, String path, IntFunction<String> body) {
    var times = new double[count];
    int refused = 0;
    for (int i = 0; i < count; i++) {
      long begun = System.nanoTime();
      refused += status(post(path, body.apply(i))) == 200 ? 0 : 1;
      times[i] = (System.nanoTime() - begun) / 1e6;
    }
    Arrays.sort(times);
    return new Times(times, refused);
  }

  /// Status codes of POSTs sent all at once.
  int[] together(int count, String path, IntFunction<String> body) {
    var all =
        java.util.stream.IntStream.range(0, count)
            .mapToObj(i -> http.sendAsync(post(path, body.apply(i)), BodyHandlers.ofByteArray()))
            .toList();
    return all.stream().mapToInt(answer -> answer.join().statusCode()).toArray();
  }

  /// POSTs a file as multipart form data; the status code.
  int upload(String path, String fileName, byte[] content) {
    var boundary = "bench-boundary";
    var head =
        ("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                + "Content-Type: text/csv\r\n\r\n")
            .formatted(boundary, fileName)
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var tail = ("\r\n--" + boundary + "--\r\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return status(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofByteArrays(java.util.List.of(head, content, tail)))
            .build());
  }

  private int status(HttpRequest request) {
    return http.sendAsync(request, BodyHandlers.ofByteArray()).join().statusCode();
  }

  private HttpRequest get(String path) {
    return request(path).GET().build();
  }

  private HttpRequest post(String path, String body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Authorization", "Bearer " + token);
  }

  @Override
  public void close() {
    http.close();
  }
}
