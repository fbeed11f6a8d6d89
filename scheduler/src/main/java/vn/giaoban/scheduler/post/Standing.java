package vn.giaoban.scheduler.post;

/// How a person stands to a post.
public enum Standing {
  /// Appointed or elected to it.
  HOLDER,
  /// In charge of it meanwhile: quyền, phụ trách. On those days mail goes to this person.
  ACTING,
  /// May sit in for whoever holds it: cấp phó, người được cử dự thay.
  SUBSTITUTE
}
