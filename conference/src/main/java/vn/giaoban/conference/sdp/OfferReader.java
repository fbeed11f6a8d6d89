package vn.giaoban.conference.sdp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads offers. Tolerant of what it does not know; never throws on any text.
final class OfferReader {
  private OfferReader() {}

  /// @return empty when the text is no session description at all
  static Optional<Offer> read(String text) {
    return SdpLines.of(text)
        .flatMap(lines -> {
          var sections = new ArrayList<OfferedSection>();
          for (var section : lines.sections()) {
            var read = section(lines.session(), section, sections.size());
            if (read.isEmpty()) {
              return Optional.empty();
            }
            sections.add(read.get());
          }
          return Optional.of(new Offer(sections, bundle(lines.session())));
        });
  }

  private static List<String> bundle(List<String> session) {
    for (var group : SdpLines.attributes(session, "group")) {
      var words = List.of(group.split(" +"));
      if (words.getFirst().equals("BUNDLE")) {
        return words.subList(1, words.size());
      }
    }
    return List.of();
  }

  private static Optional<OfferedSection> section(
      List<String> session, List<String> lines, int index) {
    var words = lines.getFirst().substring(2).split(" +");
    if (words.length < 4) {
      return Optional.empty();
    }
    var mid = SdpLines.attribute(lines, "mid");
    boolean bundleOnly = SdpLines.attribute(lines, "bundle-only") != null;
    return Optional.of(
        new OfferedSection(
            MediaKind.of(words[0]),
            mid == null ? Integer.toString(index) : mid,
            words[2],
            words[1].equals("0") && !bundleOnly,
            SdpLines.attribute(lines, "rtcp-mux") != null,
            direction(session, lines),
            formats(lines, words),
            extensions(session, lines),
            rids(lines),
            sources(lines),
            repairs(lines),
            inherited(session, lines, "ice-ufrag"),
            inherited(session, lines, "ice-pwd"),
            inherited(session, lines, "fingerprint"),
            inherited(session, lines, "setup"),
            SdpLines.attribute(lines, "crypto") != null));
  }

  private static @Nullable String inherited(List<String> session, List<String> lines, String name) {
    var own = SdpLines.attribute(lines, name);
    return own == null ? SdpLines.attribute(session, name) : own;
  }

  private static Direction direction(List<String> session, List<String> lines) {
    for (var scope : List.of(lines, session)) {
      for (var direction : Direction.values()) {
        if (SdpLines.attribute(scope, direction.attribute()) != null) {
          return direction;
        }
      }
    }
    return Direction.SENDRECV;
  }

  private static List<Format> formats(List<String> lines, String[] words) {
    var rtpmaps = byPayloadType(SdpLines.attributes(lines, "rtpmap"));
    var parameters = byPayloadType(SdpLines.attributes(lines, "fmtp"));
    var feedback = SdpLines.attributes(lines, "rtcp-fb");
    var formats = new ArrayList<Format>();
    for (int i = 3; i < words.length; i++) {
      int payloadType = number(words[i]);
      var rtpmap = rtpmaps.get(words[i]);
      if (payloadType < 0 || payloadType > 127 || rtpmap == null) {
        continue;
      }
      var encoding = rtpmap.split("/");
      var own = new ArrayList<String>();
      for (var line : feedback) {
        var pair = line.split(" +", 2);
        if (pair.length == 2 && (pair[0].equals(words[i]) || pair[0].equals("*"))) {
          own.add(pair[1].trim());
        }
      }
      formats.add(
          new Format(
              payloadType,
              encoding[0].toUpperCase(Locale.ROOT),
              encoding.length > 1 ? number(encoding[1]) : 0,
              parameters.getOrDefault(words[i], ""),
              own));
    }
    return formats;
  }

  private static Map<String, String> byPayloadType(List<String> values) {
    var map = new LinkedHashMap<String, String>();
    for (var value : values) {
      var pair = value.split(" +", 2);
      if (pair.length == 2) {
        map.putIfAbsent(pair[0], pair[1].trim());
      }
    }
    return map;
  }

  private static Map<String, Integer> extensions(List<String> session, List<String> lines) {
    var map = new LinkedHashMap<String, Integer>();
    for (var scope : List.of(lines, session)) {
      for (var value : SdpLines.attributes(scope, "extmap")) {
        var words = value.split(" +");
        int id = number(words[0].split("/")[0]);
        if (words.length >= 2 && id >= 1 && id <= 255) {
          map.putIfAbsent(words[1], id);
        }
      }
    }
    return map;
  }

  private static List<String> rids(List<String> lines) {
    var simulcast = SdpLines.attribute(lines, "simulcast");
    if (simulcast == null) {
      return List.of();
    }
    var words = simulcast.trim().split(" +");
    var rids = new ArrayList<String>();
    for (int i = 0; i + 1 < words.length; i += 2) {
      if (words[i].equals("send")) {
        for (var stream : words[i + 1].split(";")) {
          var rid = stream.split(",")[0].replace("~", "");
          if (!rid.isEmpty() && !rids.contains(rid)) {
            rids.add(rid);
          }
        }
      }
    }
    return rids;
  }

  private static List<Integer> sources(List<String> lines) {
    var repairs = repairs(lines);
    var sources = new ArrayList<Integer>();
    for (var value : SdpLines.attributes(lines, "ssrc")) {
      var ssrc = ssrc(value.split(" +")[0]);
      if (ssrc.isPresent() && !repairs.containsValue(ssrc.get()) && !sources.contains(ssrc.get())) {
        sources.add(ssrc.get());
      }
    }
    return sources;
  }

  private static Map<Integer, Integer> repairs(List<String> lines) {
    var map = new LinkedHashMap<Integer, Integer>();
    for (var value : SdpLines.attributes(lines, "ssrc-group")) {
      var words = value.split(" +");
      if (words.length == 3 && words[0].equals("FID")) {
        var primary = ssrc(words[1]);
        var repair = ssrc(words[2]);
        if (primary.isPresent() && repair.isPresent()) {
          map.put(primary.get(), repair.get());
        }
      }
    }
    return map;
  }

  private static Optional<Integer> ssrc(String text) {
    try {
      return Optional.of(Integer.parseUnsignedInt(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
