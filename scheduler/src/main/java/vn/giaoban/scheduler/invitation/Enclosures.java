package vn.giaoban.scheduler.invitation;

import java.util.ArrayList;
import java.util.List;
import vn.giaoban.scheduler.document.Document;
import vn.giaoban.scheduler.outbox.OutboxMail.AttachedFile;

/// What goes along with invitations.
///
/// @param titles of the papers
/// @param papersAttached whether they are among the files; else they are behind the link
record Enclosures(List<String> titles, boolean papersAttached, List<AttachedFile> files) {
  /// Zimbra's default limit of 10,240,000 octets a message leaves about 7 MB of files after base64.
  private static final long MAX_OCTETS = 7_000_000;

  /// All or none of the papers: a half would look like the whole.
  ///
  /// @param own the office's own files; they always go along
  static Enclosures of(List<Document> papers, List<AttachedFile> own) {
    var files = new ArrayList<>(own);
    for (var paper : papers) {
      var v = paper.current();
      files.add(new AttachedFile(v.fileName(), v.mediaType(), v.sha256(), v.size()));
    }
    var attached = files.stream().mapToLong(AttachedFile::size).sum() <= MAX_OCTETS;
    return new Enclosures(
        papers.stream().map(Document::title).toList(), attached, attached ? files : own);
  }
}
