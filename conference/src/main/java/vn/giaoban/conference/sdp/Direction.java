package vn.giaoban.conference.sdp;

import java.util.Locale;

/// Which way media of a section flows, seen from whoever wrote it (RFC 8866 section 6.7).
public enum Direction {
  SENDRECV,
  SENDONLY,
  RECVONLY,
  INACTIVE;

  public boolean sends() {
    return this == SENDRECV || this == SENDONLY;
  }

  public boolean receives() {
    return this == SENDRECV || this == RECVONLY;
  }

  /// A direction by its attribute; [#INACTIVE] when it is none.
  static Direction named(String attribute) {
    for (var direction : values()) {
      if (direction.attribute().equals(attribute)) {
        return direction;
      }
    }
    return INACTIVE;
  }

  static Direction of(boolean sends, boolean receives) {
    if (sends) {
      return receives ? SENDRECV : SENDONLY;
    }
    return receives ? RECVONLY : INACTIVE;
  }

  String attribute() {
    return name().toLowerCase(Locale.ROOT);
  }
}
