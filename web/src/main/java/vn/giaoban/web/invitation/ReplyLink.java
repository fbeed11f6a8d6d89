package vn.giaoban.web.invitation;

import java.net.URI;

/// The page on which a link's holder answers, beside the one on which it enters the room: the same
/// token, below `/reply`.
public final class ReplyLink {
  private ReplyLink() {}

  /// Of a join link.
  public static URI of(URI joinLink) {
    return URI.create(joinLink.toString().replace("/join/", "/reply/"));
  }
}
