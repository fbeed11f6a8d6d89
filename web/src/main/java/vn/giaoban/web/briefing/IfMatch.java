package vn.giaoban.web.briefing;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads `If-Match` (RFC 9110 section 13.1.1) for a thing whose tags begin with its version.
public final class IfMatch {
  /// A weak tag is taken as well: proxies that compress make strong tags weak.
  private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,9})(?:-[^\"]*)?\"");

  private static final int NEVER = -1;

  private IfMatch() {}

  /// The versions that would do; empty: any (there is no header, or it is `*`). A tag that is none
  /// of ours matches nothing.
  public static Set<Integer> versions(@Nullable String header) {
    if (header == null || header.isBlank() || header.strip().equals("*")) {
      return Set.of();
    }
    Set<Integer> versions = new HashSet<>();
    for (String tag : header.split(",", -1)) {
      var read = TAG.matcher(tag.strip());
      versions.add(read.matches() ? Integer.parseInt(read.group(1)) : NEVER);
    }
    return versions;
  }
}
