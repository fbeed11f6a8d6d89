package vn.giaoban.scheduler.post;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.writing.Fields;

/// What a post and its holders must look like. Pure.
final class PostRules {
  private static final int TITLE = 120;
  private static final int NAME = 120;
  private static final int LOWEST = 999;

  private PostRules() {}

  /// Reads a post; of `others`, posts of the same unit, none may lead it on the same days.
  static Decision<Post> post(PostForm form, UUID id, UUID unitId, List<Post> others) {
    var fields = new Fields();
    var title = fields.line("title", form.title(), TITLE, true);
    int rank = form.rank() == null ? 10 : form.rank();
    if (rank < 1 || rank > LOWEST) {
      fields.fault(new FieldFault("rank", "post-rank", Map.of("max", LOWEST)));
    }
    var head = Boolean.TRUE.equals(form.head());
    var from = fields.date("validFrom", form.validFrom());
    var to = fields.date("validTo", form.validTo());
    fields.order("validTo", from, to);
    if (head && fields.sound()) {
      others.stream()
          .filter(one -> one.head() && !one.id().equals(id) && meet(one.from(), one.to(), from, to))
          .findFirst()
          .ifPresent(one ->
              fields.fault(
                  new FieldFault("head", "post-head-taken", Map.of("title", one.title()))));
    }
    return fields.sound()
        ? Decision.accepted(
            new Post(id, unitId, Objects.requireNonNull(title), rank, head, from, to, List.of(), 0))
        : Decision.refused(Refusal.invalid(fields.faults()));
  }

  /// Reads a holder of `post`; the days must not be another's, except for substitutes.
  static Decision<Holder> holder(HolderForm form, UUID id, Post post) {
    var fields = new Fields();
    var name = fields.line("name", form.name(), NAME, true);
    var username = fields.line("username", form.username(), 100, false);
    var email = fields.email("email", form.email());
    var phone = fields.phone("phone", form.phone());
    var standing = standing(form.standing());
    if (standing == null) {
      fields.fault(FieldFault.of("standing", "post-standing"));
    }
    var from = fields.date("from", form.from());
    var to = fields.date("to", form.to());
    fields.order("to", from, to);
    if (standing == null || !fields.sound()) {
      return Decision.refused(Refusal.invalid(fields.faults()));
    }
    var holder =
        new Holder(id, Objects.requireNonNull(name), username, email, phone, standing, from, to);
    var faults = new ArrayList<>(overlaps(holder, post));
    if (!meet(post.from(), post.to(), from, to)) {
      faults.add(FieldFault.of("from", "post-not-then"));
    }
    return faults.isEmpty() ? Decision.accepted(holder) : Decision.refused(Refusal.invalid(faults));
  }

  /// Whose days the holder would share.
  static List<FieldFault> overlaps(Holder holder, Post post) {
    return holder.standing() == Standing.SUBSTITUTE
        ? List.of()
        : post.holders().stream()
            .filter(one -> one.standing() == holder.standing() && !one.id().equals(holder.id()))
            .filter(one -> meet(one.from(), one.to(), holder.from(), holder.to()))
            .limit(1)
            .map(one -> new FieldFault("from", "post-held", Map.of("name", one.name())))
            .toList();
  }

  /// The holder who gives way when another takes the post over on `from`: his open end is closed
  /// the day before. Null when nobody has to.
  static @Nullable Holder relieved(Holder next, Post post) {
    var from = next.from();
    if (next.standing() == Standing.SUBSTITUTE || from == null) {
      return null;
    }
    return post.holders().stream()
        .filter(one -> one.standing() == next.standing() && !one.id().equals(next.id()))
        .filter(one -> one.to() == null && (one.from() == null || one.from().isBefore(from)))
        .findFirst()
        .map(one -> until(one, from.minusDays(1)))
        .orElse(null);
  }

  static Holder until(Holder one, LocalDate last) {
    return new Holder(
        one.id(),
        one.name(),
        one.username(),
        one.email(),
        one.phone(),
        one.standing(),
        one.from(),
        last);
  }

  /// The post with this holder's new last day in place of his old one.
  static Post withRelieved(Post post, @Nullable Holder relieved) {
    return relieved == null
        ? post
        : with(
            post,
            post.holders().stream()
                .map(one -> one.id().equals(relieved.id()) ? relieved : one)
                .toList());
  }

  static Post with(Post post, List<Holder> holders) {
    return new Post(
        post.id(),
        post.unitId(),
        post.title(),
        post.rank(),
        post.head(),
        post.from(),
        post.to(),
        holders,
        post.version());
  }

  private static @Nullable Standing standing(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return Standing.HOLDER;
    }
    return Arrays.stream(Standing.values())
        .filter(one -> one.name().equals(text.strip()))
        .findFirst()
        .orElse(null);
  }

  /// Whether two periods share a day; null is open.
  private static boolean meet(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable LocalDate otherFrom,
      @Nullable LocalDate otherTo) {
    return (to == null || otherFrom == null || !to.isBefore(otherFrom))
        && (otherTo == null || from == null || !otherTo.isBefore(from));
  }
}
