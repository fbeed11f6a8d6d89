package vn.giaoban.web.attendance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.invitation.PartStat;
import vn.giaoban.web.mail.Answers;

/// An answer as an invitee gives it.
///
/// @param partStat `ACCEPTED`, `TENTATIVE`, `DECLINED` or `DELEGATED`
/// @param comment why; asked of whoever declines
/// @param substitute who comes instead; asked of whoever delegates
/// @param registeredNumber the invitation's number in the unit's own register (số đến)
record ReplyForm(
    @Nullable String partStat,
    @Nullable String comment,
    @Nullable Substitute substitute,
    @Nullable String registeredNumber) {
  private static final int COMMENT = 1000;
  private static final int NAME = 150;
  private static final int NUMBER = 50;

  /// @param post of the unit, when it was chosen from the list
  record Substitute(
      @Nullable String name, @Nullable String title, @Nullable String phone, @Nullable UUID post) {}

  /// The status; an error with every fault of the form otherwise.
  PartStat read() {
    var faults = new ArrayList<FieldFault>();
    var status = Answers.read(partStat);
    if (status == null) {
      faults.add(FieldFault.of("partStat", "part-stat"));
    }
    if (status == PartStat.DECLINED && (comment == null || comment.isBlank())) {
      faults.add(FieldFault.of("comment", "reason-missing"));
    }
    tooLong(faults, "comment", comment, COMMENT);
    tooLong(faults, "registeredNumber", registeredNumber, NUMBER);
    if (status == PartStat.DELEGATED) {
      substitute(faults);
    }
    if (status == null || !faults.isEmpty()) {
      throw new RefusedException(Refusal.invalid(faults));
    }
    return status;
  }

  private void substitute(List<FieldFault> faults) {
    if (substitute == null || substitute.name() == null || substitute.name().isBlank()) {
      faults.add(FieldFault.of("substitute.name", "not-blank"));
      return;
    }
    tooLong(faults, "substitute.name", substitute.name(), NAME);
    tooLong(faults, "substitute.title", substitute.title(), NAME);
    tooLong(faults, "substitute.phone", substitute.phone(), NUMBER);
  }

  private static void tooLong(
      List<FieldFault> faults, String field, @Nullable String text, int most) {
    if (text != null && text.length() > most) {
      faults.add(new FieldFault(field, "too-long", Map.of("max", most)));
    }
  }
}
