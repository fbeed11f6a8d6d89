package vn.giaoban.conference.room;

/// To whom sites may write.
public enum ChatMode {
  OFF,
  /// Notes to the secretariat, and its answers.
  SECRETARY,
  /// To everybody, too.
  ALL
}
