package vn.giaoban.web.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads [MailSettings.Inbound].
final class InboundReader {
  static final String FOLDERS = "GIAOBAN_IMAP_FOLDERS";
  static final String PROCESSED = "GIAOBAN_IMAP_PROCESSED";
  static final String UNCLEAR = "GIAOBAN_IMAP_UNCLEAR";
  static final String LARGEST = "GIAOBAN_IMAP_LARGEST";
  static final String RELAYS = "GIAOBAN_MAIL_RELAYS";
  static final String SCANNER = "GIAOBAN_CLAMD_URL";

  /// Megabytes; what is larger would fill the memory of a small server.
  private static final int MOST = 500;

  private static final int USUAL = 50;
  private static final int FOLDERS_AT_MOST = 20;

  private final Map<String, String> values;
  private final List<SettingFault> faults;

  private InboundReader(Map<String, String> values, List<SettingFault> faults) {
    this.values = values;
    this.faults = faults;
  }

  static MailSettings.Inbound read(Map<String, String> values, List<SettingFault> faults) {
    return new InboundReader(values, faults).read();
  }

  private MailSettings.Inbound read() {
    var folders = list(FOLDERS);
    if (folders.size() > FOLDERS_AT_MOST || new HashSet<>(folders).size() < folders.size()) {
      fault(FOLDERS, "imap-folders", Map.of("most", FOLDERS_AT_MOST));
    }
    var processed = folder(PROCESSED, folders);
    var unclear = folder(UNCLEAR, folders);
    if (processed != null && processed.equals(unclear)) {
      fault(UNCLEAR, "imap-same-folder", Map.of("folder", unclear));
    }
    return new MailSettings.Inbound(
        folders,
        processed,
        unclear,
        largest(),
        list(RELAYS).stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet()),
        scanner());
  }

  private String text(String name) {
    return values.getOrDefault(name, "").strip();
  }

  private List<String> list(String name) {
    return Arrays.stream(text(name).split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /// A folder that mail is moved to must not be read, or it would be read for ever.
  private @Nullable String folder(String name, List<String> read) {
    var folder = text(name);
    if (folder.isEmpty()) {
      return null;
    }
    if (folder.equalsIgnoreCase("INBOX") || read.contains(folder)) {
      fault(name, "imap-same-folder", Map.of("folder", folder));
    }
    return folder;
  }

  private long largest() {
    var text = text(LARGEST);
    if (text.isEmpty()) {
      return USUAL * 1_000_000L;
    }
    if (text.matches("[0-9]{1,3}")) {
      var megabytes = Integer.parseInt(text);
      if (megabytes >= 1 && megabytes <= MOST) {
        return megabytes * 1_000_000L;
      }
    }
    fault(LARGEST, "number-between", Map.of("value", text, "least", 1, "most", MOST));
    return USUAL * 1_000_000L;
  }

  private @Nullable URI scanner() {
    var text = text(SCANNER);
    if (text.isEmpty()) {
      return null;
    }
    try {
      var uri = new URI(text);
      var tcp = "tcp".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() != 0;
      var unix = "unix".equals(uri.getScheme()) && String.valueOf(uri.getPath()).startsWith("/");
      if (tcp || unix) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Told below.
    }
    fault(SCANNER, "clamd-url", Map.of());
    return null;
  }

  private void fault(String name, String code, Map<String, Object> args) {
    faults.add(new SettingFault(name, code, args));
  }
}
