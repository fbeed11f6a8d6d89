package vn.giaoban.scheduler.document;

import java.util.List;
import java.util.Optional;

/// What an inspector found in a file.
///
/// @param kind what the content really is; empty when it is none of the kinds we take
/// @param trouble why the content cannot be vouched for; empty when it can
/// @param firstPage the lines of the first page, columns apart, top first; empty for pictures
/// @param pages number of pages; 0 when the kind has none or does not tell
public record Inspection(
    Optional<FileKind> kind, Optional<Trouble> trouble, List<String> firstPage, int pages) {

  /// Why a file of a known kind is not taken.
  public enum Trouble {
    /// Needs a password to be read, so it cannot be checked.
    LOCKED,
    /// Broken: no program would show it.
    UNREADABLE,
    /// Carries macros.
    MACROS,
    /// Unpacks to far more than it is.
    BOMB
  }

  public Inspection {
    firstPage = List.copyOf(firstPage);
  }

  /// A file of none of the kinds we take.
  public static Inspection unknown() {
    return new Inspection(Optional.empty(), Optional.empty(), List.of(), 0);
  }

  /// A file that is what it is, but is not taken.
  public static Inspection troubled(FileKind kind, Trouble trouble) {
    return new Inspection(Optional.of(kind), Optional.of(trouble), List.of(), 0);
  }

  /// A file that was read.
  public static Inspection of(FileKind kind, List<String> firstPage, int pages) {
    return new Inspection(Optional.of(kind), Optional.empty(), firstPage, pages);
  }
}
