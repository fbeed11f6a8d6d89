package vn.giaoban.conference.door;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A real browser with a fake camera and microphone, without a window.
final class Chromium implements AutoCloseable {
  private final BrowserProcess process;

  private Chromium(BrowserProcess process) {
    this.process = process;
  }

  /// Where it is on this machine.
  static Optional<Path> binary() {
    return List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .stream()
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Chromium open(Path binary, String url) throws IOException {
    return open(binary, url, List.of());
  }

  /// Somebody talks all the time in front of the microphone, not a beep each second.
  static Chromium openTalking(Path binary, String url) throws IOException {
    var sound = Files.createTempFile("speech", ".wav");
    sound.toFile().deleteOnExit();
    Files.write(sound, SpeechLikeSound.wav());
    return open(binary, url, List.of("--use-file-for-fake-audio-capture=" + sound));
  }

  private static Chromium open(Path binary, String url, List<String> more) throws IOException {
    var profile = Files.createTempDirectory("chromium");
    var command =
        new ArrayList<>(
            List.of(
                binary.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream",
                "--autoplay-policy=no-user-gesture-required",
                "--user-data-dir=" + profile));
    command.addAll(more);
    command.add(url);
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Chromium(new BrowserProcess(process, profile));
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}
