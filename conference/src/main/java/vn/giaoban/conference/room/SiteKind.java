package vn.giaoban.conference.room;

/// What stands behind a site.
public enum SiteKind {
  /// A unit's meeting room; counts for the quorum.
  UNIT,
  /// A person: the chair, the secretary, a guest.
  PERSON
}
