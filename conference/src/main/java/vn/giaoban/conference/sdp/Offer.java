package vn.giaoban.conference.sdp;

import java.util.List;

/// An offer that has been understood as far as it goes; [OfferCheck] says whether it can be
/// answered.
///
/// @param bundled the mids of the first BUNDLE group
record Offer(List<OfferedSection> sections, List<String> bundled) {
  Offer {
    sections = List.copyOf(sections);
    bundled = List.copyOf(bundled);
  }
}
