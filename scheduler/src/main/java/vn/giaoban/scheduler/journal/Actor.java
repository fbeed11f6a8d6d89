package vn.giaoban.scheduler.journal;

/// Who did it, as the journal keeps it: `account:thuky`, `site:13693`, `mail:13693`,
/// `job:open-rooms`.
///
/// @param value kind and id, joined by a colon
public record Actor(String value) {
  /// A person who signed in.
  public static Actor account(String username) {
    return new Actor("account:" + username);
  }

  /// A site in the room, by its join token.
  public static Actor site(String siteId) {
    return new Actor("site:" + siteId);
  }

  /// An answer that came by mail.
  public static Actor mail(String unitCode) {
    return new Actor("mail:" + unitCode);
  }

  /// A job of the server itself.
  public static Actor job(String name) {
    return new Actor("job:" + name);
  }
}
