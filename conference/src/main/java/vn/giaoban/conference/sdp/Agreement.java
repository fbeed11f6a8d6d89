package vn.giaoban.conference.sdp;

import java.util.List;
import vn.giaoban.conference.media.Negotiation;
import vn.giaoban.conference.transport.Fingerprint;

/// What came of an offer.
public sealed interface Agreement {
  /// It can be answered.
  ///
  /// @param sections all of the offer's, in its order, rejected ones too
  /// @param ufrag the offerer's ICE name: tells a trickled candidate from a restart
  record Agreed(List<AgreedSection> sections, String ufrag, Fingerprint fingerprint)
      implements Agreement {
    public Agreed {
      sections = List.copyOf(sections);
    }
  }

  /// It cannot.
  record Disagreed(Negotiation.Reason reason, String detail) implements Agreement {}

  /// Decides about an offer.
  ///
  /// @param maySend whether the offerer's media is taken at all
  /// @param mayReceive whether the offerer is sent anything
  /// @param maxSections more are refused
  static Agreement on(String offer, boolean maySend, boolean mayReceive, int maxSections) {
    return new OfferCheck(maySend, mayReceive, maxSections).check(offer);
  }
}
