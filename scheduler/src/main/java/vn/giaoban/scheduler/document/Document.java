package vn.giaoban.scheduler.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A document of a briefing with all its versions.
///
/// @param agendaItem the item it is for; null: the whole briefing
/// @param versions oldest first, at least one, numbered from 1
public record Document(
    UUID id,
    UUID briefingId,
    Purpose purpose,
    String title,
    @Nullable UUID agendaItem,
    List<Version> versions) {

  /// What a document is to its briefing.
  public enum Purpose {
    /// Brought along, for an agenda item or the whole briefing.
    PAPER,
    /// The approved minutes; at most one per briefing.
    MINUTES
  }

  /// One version; never changes.
  ///
  /// @param number from 1
  /// @param size octets
  /// @param sha256 of the content, lower-case hex
  /// @param pages 0 when the kind of file does not tell
  /// @param addedBy an actor, as the journal writes it
  public record Version(
      int number,
      String fileName,
      String mediaType,
      long size,
      String sha256,
      int pages,
      String addedBy,
      Instant addedAt) {}

  public Document {
    versions = List.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("versions: 0 (expected: at least 1)");
    }
  }

  /// The same document with one more version.
  public Document with(Version next) {
    var all = new ArrayList<>(versions);
    all.add(next);
    return new Document(id, briefingId, purpose, title, agendaItem, all);
  }

  /// The newest version.
  public Version current() {
    return versions.getLast();
  }
}
