package vn.giaoban.scheduler.document;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// A file name that is safe to store, to show and to send: no path, no control or
/// direction-changing characters, NFC, 1..150 characters.
///
/// @param value the name, extension included
public record FileName(String value) {
  private static final int MAX_LENGTH = 150;
  private static final int MAX_EXTENSION = 10;

  // Cc and Cf hold the control characters and the bidirectional overrides that make
  // "exe.pdf" out of "fdp.exe"; the rest is what some file system or shell cannot bear.
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}]");
  private static final Pattern AWKWARD = Pattern.compile("[<>:\"|?*]");
  private static final Pattern EDGES = Pattern.compile("^[. ]+|[. ]+$");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  /// Makes a safe name of whatever a client sent.
  public static FileName of(String declared) {
    int lastSeparator = Math.max(declared.lastIndexOf('/'), declared.lastIndexOf('\\'));
    var name = SPACES.matcher(declared.substring(lastSeparator + 1)).replaceAll(" ");
    name = SPACES.matcher(UNSAFE.matcher(name).replaceAll("")).replaceAll(" ");
    // After that: a mark that stood behind a removed character now joins the one before.
    name = Normalizer.normalize(name, Normalizer.Form.NFC);
    name = shortened(trimmed(AWKWARD.matcher(name).replaceAll("_")));
    name = trimmed(name);
    return new FileName(name.isEmpty() ? "tai-lieu" : name);
  }

  /// A leading dot hides a file, a trailing one is cut off by Windows.
  private static String trimmed(String name) {
    return EDGES.matcher(name).replaceAll("");
  }

  private static String shortened(String name) {
    if (name.length() <= MAX_LENGTH) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    var extension = dot > 0 && name.length() - dot <= MAX_EXTENSION ? name.substring(dot) : "";
    int keep = MAX_LENGTH - extension.length();
    if (Character.isHighSurrogate(name.charAt(keep - 1))) {
      keep--;
    }
    return name.substring(0, keep) + extension;
  }

  /// The name without its extension, as a title when none was given.
  public String stem() {
    int dot = value.lastIndexOf('.');
    return dot > 0 ? value.substring(0, dot) : value;
  }
}
