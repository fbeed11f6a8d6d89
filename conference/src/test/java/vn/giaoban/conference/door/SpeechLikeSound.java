package vn.giaoban.conference.door;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/// What an encoder takes for a person who talks fast: a voice's harmonics that glide, four
/// syllables a second, some hiss, a breath every 2.5 s. Coded, it costs what speech costs at most.
final class SpeechLikeSound {
  private static final int RATE = 48_000;
  private static final int SECONDS = 10;
  private static final int HEADER = 44;

  private SpeechLikeSound() {}

  /// A WAV file, mono, 16 bits.
  static byte[] wav() {
    int samples = RATE * SECONDS;
    var wav = ByteBuffer.allocate(HEADER + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(HEADER - 8 + 2 * samples).put(ascii("WAVEfmt ")).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    wav.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(2 * samples);
    var random = new Random(2026);
    double phase = 0;
    for (int i = 0; i < samples; i++) {
      double seconds = (double) i / RATE;
      phase += 2 * Math.PI * (140 + 40 * Math.sin(2 * Math.PI * 0.7 * seconds)) / RATE;
      double voice = 0;
      for (int harmonic = 1; harmonic <= 20; harmonic++) {
        double formant = 1 + Math.cos(harmonic * (0.5 + 0.3 * Math.sin(5 * seconds)));
        voice += formant * Math.sin(harmonic * phase) / harmonic;
      }
      double syllable = 0.55 + 0.45 * Math.sin(2 * Math.PI * 4 * seconds);
      double hiss = 400 * random.nextGaussian();
      boolean breath = seconds % 2.5 > 2;
      wav.putShort((short) (breath ? 0 : 4_000 * syllable * voice + hiss));
    }
    return wav.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
