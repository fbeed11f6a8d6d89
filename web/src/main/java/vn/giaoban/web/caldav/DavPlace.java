package vn.giaoban.web.caldav;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A place below `/caldav/`.
sealed interface DavPlace {
  /// Where a client starts.
  record Root() implements DavPlace {}

  /// Who is signed in.
  record Principal(UUID feed) implements DavPlace {}

  /// What holds the calendar.
  record Home(UUID feed) implements DavPlace {}

  /// The calendar.
  record Calendar(UUID feed) implements DavPlace {}

  /// One briefing, by the name of its file.
  record Item(UUID feed, String name) implements DavPlace {}

  /// Reads a path; null when there can be no such place.
  static @Nullable DavPlace of(String path) {
    String[] parts = path.substring(1).split("/");
    if (parts.length == 1 && parts[0].equals("caldav")) {
      return new Root();
    }
    if (parts.length < 3 || !parts[0].equals("caldav")) {
      return null;
    }
    UUID feed;
    try {
      feed = UUID.fromString(parts[2]);
    } catch (IllegalArgumentException e) {
      return null;
    }
    if (parts[1].equals("principals")) {
      return parts.length == 3 ? new Principal(feed) : null;
    }
    if (!parts[1].equals("calendars") || (parts.length > 3 && !parts[3].equals("lich"))) {
      return null;
    }
    return switch (parts.length) {
      case 3 -> new Home(feed);
      case 4 -> new Calendar(feed);
      case 5 -> new Item(feed, parts[4]);
      default -> null;
    };
  }

  /// Its path; collections end with a slash.
  default String path() {
    return switch (this) {
      case Root() -> "/caldav/";
      case Principal(UUID feed) -> "/caldav/principals/" + feed + "/";
      case Home(UUID feed) -> "/caldav/calendars/" + feed + "/";
      case Calendar(UUID feed) -> "/caldav/calendars/" + feed + "/lich/";
      case Item(UUID feed, String name) -> "/caldav/calendars/" + feed + "/lich/" + name;
    };
  }
}
