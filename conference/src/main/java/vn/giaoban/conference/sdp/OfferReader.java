package vn.giaoban.conference.sdp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads offers. Tolerant of what it does not know; never throws on any text.
final class OfferReader {
  /// More layers of one picture than any honest sender has; each costs memory.
  private static final int MAX_LAYERS = 4;

  private static final Pattern SPACES = Pattern.compile(" +");
  private static final Pattern RID = Pattern.compile("[A-Za-z0-9_-]{1,255}");
  private static final Pattern RID_PAYLOAD_TYPES = Pattern.compile("(?:^| |;)pt=([0-9,]+)");

  private OfferReader() {}

  /// @return empty when a section is none or two have one name
  static Optional<Offer> read(SdpLines lines) {
    var sections = new ArrayList<OfferedSection>();
    var mids = new HashSet<String>();
    for (var section : lines.sections()) {
      var read = section(lines.session(), section, sections.size());
      if (read.isEmpty() || !mids.add(read.get().mid())) {
        return Optional.empty();
      }
      sections.add(read.get());
    }
    return Optional.of(new Offer(sections, bundle(lines.session())));
  }

  private static List<String> bundle(List<String> session) {
    for (var group : SdpLines.attributes(session, "group")) {
      var words = List.of(SPACES.split(group));
      if (words.getFirst().equals("BUNDLE")) {
        return words.subList(1, words.size());
      }
    }
    return List.of();
  }

  private static Optional<OfferedSection> section(
      List<String> session, List<String> lines, int index) {
    var words = SPACES.split(lines.getFirst().substring(2));
    if (words.length < 4) {
      return Optional.empty();
    }
    var mid = SdpLines.attribute(lines, "mid");
    boolean bundleOnly = SdpLines.attribute(lines, "bundle-only") != null;
    return Optional.of(
        new OfferedSection(
            MediaKind.of(words[0]),
            words[0],
            mid == null ? Integer.toString(index) : mid,
            words[2],
            words[1].equals("0") && !bundleOnly,
            bundleOnly || SdpLines.attribute(lines, "rtcp-mux") != null,
            direction(session, lines),
            formats(lines, words),
            extensions(session, lines),
            inherited(session, lines, "extmap-allow-mixed") != null,
            simulcast(lines),
            sources(lines),
            repairs(lines),
            maxPacketMillis(lines),
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
    var feedback = feedback(lines);
    var formats = new ArrayList<Format>();
    for (int i = 3; i < words.length; i++) {
      int payloadType = number(words[i]);
      var rtpmap = rtpmaps.remove(words[i]);
      if (payloadType < 0 || payloadType > 127 || rtpmap == null) {
        continue;
      }
      var encoding = rtpmap.split("/");
      var own = new ArrayList<>(feedback.getOrDefault("*", List.of()));
      own.addAll(feedback.getOrDefault(words[i], List.of()));
      formats.add(
          new Format(
              payloadType,
              (encoding.length > 0 ? encoding[0] : "").toUpperCase(Locale.ROOT),
              encoding.length > 1 ? number(encoding[1]) : 0,
              parameters.getOrDefault(words[i], ""),
              own));
    }
    return formats;
  }

  /// The texts of `a=rtcp-fb` by payload type, `*` for all.
  private static Map<String, List<String>> feedback(List<String> lines) {
    var map = new HashMap<String, List<String>>();
    for (var value : SdpLines.attributes(lines, "rtcp-fb")) {
      var pair = SPACES.split(value, 2);
      if (pair.length == 2) {
        map.computeIfAbsent(pair[0], payloadType -> new ArrayList<>()).add(pair[1].trim());
      }
    }
    return map;
  }

  private static Map<String, String> byPayloadType(List<String> values) {
    var map = new LinkedHashMap<String, String>();
    for (var value : values) {
      var pair = SPACES.split(value, 2);
      if (pair.length == 2) {
        map.putIfAbsent(pair[0], pair[1].trim());
      }
    }
    return map;
  }

  private static Map<String, OfferedExtension> extensions(
      List<String> session, List<String> lines) {
    var map = new LinkedHashMap<String, OfferedExtension>();
    for (var scope : List.of(lines, session)) {
      for (var value : SdpLines.attributes(scope, "extmap")) {
        var words = SPACES.split(value, 3);
        var number = words[0].split("/", 2);
        int id = number(number[0]);
        if (words.length >= 2 && id >= 1 && id <= 255) {
          var direction = Direction.named(number.length == 2 ? number[1] : "sendrecv");
          map.putIfAbsent(words[1], new OfferedExtension(id, direction));
        }
      }
    }
    return map;
  }

  private static List<List<SimulcastLayer>> simulcast(List<String> lines) {
    var simulcast = SdpLines.attribute(lines, "simulcast");
    if (simulcast == null) {
      return List.of();
    }
    var restrictions = byPayloadType(SdpLines.attributes(lines, "rid"));
    var words = SPACES.split(simulcast.trim());
    var streams = new ArrayList<List<SimulcastLayer>>();
    for (int i = 0; i + 1 < words.length; i += 2) {
      if (words[i].equals("send")) {
        for (var stream : words[i + 1].split(";", MAX_LAYERS + 1)) {
          if (streams.size() < MAX_LAYERS) {
            streams.add(alternatives(stream, restrictions));
          }
        }
      }
    }
    return streams;
  }

  private static List<SimulcastLayer> alternatives(
      String stream, Map<String, String> restrictions) {
    var alternatives = new ArrayList<SimulcastLayer>();
    for (var alternative : stream.split(",", MAX_LAYERS)) {
      // a tilde says that it begins paused
      var rid = alternative.replace("~", "");
      if (RID.matcher(rid).matches()) {
        alternatives.add(new SimulcastLayer(rid, payloadTypes(restrictions.getOrDefault(rid, ""))));
      }
    }
    return alternatives;
  }

  /// The payload types of an `a=rid` (RFC 8851 section 4).
  private static List<Integer> payloadTypes(String restrictions) {
    var matcher = RID_PAYLOAD_TYPES.matcher(restrictions);
    if (!matcher.find()) {
      return List.of();
    }
    var payloadTypes = new ArrayList<Integer>();
    for (var payloadType : matcher.group(1).split(",")) {
      payloadTypes.add(number(payloadType));
    }
    return payloadTypes;
  }

  private static List<Integer> sources(List<String> lines) {
    var repairs = repairs(lines);
    var sources = new LinkedHashSet<Integer>();
    for (var value : SdpLines.attributes(lines, "ssrc")) {
      ssrc(SPACES.split(value, 2)[0]).ifPresent(sources::add);
    }
    sources.removeAll(new HashSet<>(repairs.values()));
    return List.copyOf(sources);
  }

  private static Map<Integer, Integer> repairs(List<String> lines) {
    var map = new LinkedHashMap<Integer, Integer>();
    for (var value : SdpLines.attributes(lines, "ssrc-group")) {
      var words = SPACES.split(value);
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

  private static int maxPacketMillis(List<String> lines) {
    var told = SdpLines.attribute(lines, "maxptime");
    return told == null ? 0 : Math.max(0, number(told.trim()));
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
