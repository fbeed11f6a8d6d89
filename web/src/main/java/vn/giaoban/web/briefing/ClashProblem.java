package vn.giaoban.web.briefing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.giaoban.scheduler.briefing.Clash;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.writing.Written;

/// The answer to a double booking: who is taken, by which briefing, when.
public final class ClashProblem {
  private static final String CODE = "briefing-clash";
  private static final DateTimeFormatter FROM = DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu");
  private static final DateTimeFormatter TO = DateTimeFormatter.ofPattern("HH:mm");

  private ClashProblem() {}

  /// One clash as JSON.
  @Schema(name = "Clash")
  record Item(
      UUID briefing,
      String title,
      String startsAt,
      String endsAt,
      String who,
      String whoName,
      Clash.Role kind) {
    static Item of(Clash clash) {
      return new Item(
          clash.briefing(),
          clash.title(),
          Written.time(clash.startsAt()),
          Written.time(clash.endsAt()),
          clash.who(),
          clash.whoName(),
          clash.role());
    }
  }

  /// A refusal over a clash with its members as they go out and the values its text needs; any
  /// other refusal as it is.
  public static RefusedException told(RefusedException refused) {
    Refusal refusal = refused.refusal();
    if (!refusal.code().equals(CODE) || !(refusal.args().get("clashes") instanceof List<?> list)) {
      return refused;
    }
    List<Clash> clashes = list.stream().map(Clash.class::cast).toList();
    Clash first = clashes.getFirst();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("clashes", clashes.stream().map(Item::of).toList());
    members.put("whoName", first.whoName());
    members.put("otherTitle", first.title());
    members.put("from", words(first.startsAt(), FROM));
    members.put("to", words(first.endsAt(), TO));
    members.put("count", clashes.size());
    return new RefusedException(Refusal.of(refusal.kind(), CODE, members));
  }

  private static String words(Instant instant, DateTimeFormatter format) {
    return format.format(instant.atZone(Written.ZONE));
  }
}
