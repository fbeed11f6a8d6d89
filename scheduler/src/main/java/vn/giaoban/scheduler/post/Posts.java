package vn.giaoban.scheduler.post;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Decision;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;

/// The posts of units and who holds them, on any day.
public final class Posts {
  private final PostRows rows;
  private final TransactionalOperator transactions;

  public Posts(DatabaseClient database, TransactionalOperator transactions) {
    this.rows = new PostRows(database);
    this.transactions = transactions;
  }

  /// The post that leads each unit on a day, with whoever is in it. Ids of rows whose body goes on
  /// under another name or parent are answered, too; a unit without a head is absent.
  ///
  /// @return by the ids asked for
  public Mono<Map<UUID, HeldPost>> heads(Collection<UUID> unitIds, LocalDate on) {
    return rows.ofUnits(unitIds, true, on)
        .map(
            posts -> posts.stream().collect(Collectors.toMap(Post::unitId, held(on), (a, _) -> a)));
  }

  /// The posts of a unit that exist on a day, the highest first.
  public Mono<List<HeldPost>> ofUnit(UUID unitId, LocalDate on) {
    return rows.ofUnits(List.of(unitId), false, on)
        .map(posts -> posts.stream().map(held(on)).toList());
  }

  /// Every post the unit has or had, with all who ever held it, the highest first.
  public Mono<List<Post>> historyOf(UUID unitId) {
    return rows.ofUnits(List.of(unitId), false, null);
  }

  /// These posts with whoever is in them on a day, by id; unknown ids are absent.
  public Mono<Map<UUID, HeldPost>> byIds(Collection<UUID> postIds, LocalDate on) {
    return rows.byIds(postIds)
        .map(posts -> posts.stream().collect(Collectors.toMap(Post::id, held(on))));
  }

  /// Makes a post of a unit.
  public Mono<Post> add(UUID unitId, PostForm form) {
    return historyOf(unitId)
        .map(others -> PostRules.post(form, UUID.randomUUID(), unitId, others))
        .flatMap(Posts::accepted)
        .flatMap(post -> rows.insert(unitId, post).thenReturn(post))
        .as(transactions::transactional)
        .onErrorMap(DataIntegrityViolationException.class, Posts::taken);
  }

  /// Changes a post; its holders stay.
  ///
  /// @param version as read; refused as `stale` when it was changed since. Null: whatever it is
  public Mono<Post> change(UUID postId, PostForm form, @Nullable Integer version) {
    return locked(postId, version)
        .zipWhen(post -> rows.siblings(postId))
        .map(found -> PostRules.post(form, postId, found.getT1().unitId(), found.getT2()))
        .flatMap(Posts::accepted)
        .flatMap(rows::update)
        .then(Mono.defer(() -> find(postId)))
        .as(transactions::transactional)
        .onErrorMap(DataIntegrityViolationException.class, Posts::taken);
  }

  /// Takes a post out that should never have been there. One that was held is ended instead, by
  /// [#change], so that history stays true.
  public Mono<Void> remove(UUID postId) {
    return locked(postId, null)
        .flatMap(post ->
            post.holders().isEmpty()
                ? rows.delete(postId)
                : Mono.error(refused(Refusal.Kind.CONFLICT, "post-was-held")))
        .as(transactions::transactional);
  }

  /// Puts a person into a post. Whoever held it until further notice gives way the day before.
  public Mono<Post> appoint(UUID postId, HolderForm form) {
    return locked(postId, null)
        .flatMap(post -> {
          var next = PostRules.holder(form, UUID.randomUUID(), relievedBy(form, post));
          return accepted(next).flatMap(holder -> takeOver(post, holder));
        })
        .then(Mono.defer(() -> find(postId)))
        .as(transactions::transactional)
        .onErrorMap(DataIntegrityViolationException.class, Posts::taken);
  }

  /// Corrects what is known of a holder, or ends it by a last day.
  public Mono<Post> correct(UUID postId, UUID holderId, HolderForm form) {
    return locked(postId, null)
        .flatMap(post ->
            post.holders().stream().anyMatch(one -> one.id().equals(holderId))
                ? accepted(PostRules.holder(form, holderId, post))
                : Mono.error(refused(Refusal.Kind.NOT_FOUND, "post-holder-not-found")))
        .flatMap(holder -> rows.save(postId, holder))
        .then(Mono.defer(() -> find(postId)))
        .as(transactions::transactional)
        .onErrorMap(DataIntegrityViolationException.class, Posts::taken);
  }

  /// Takes out a holder who was entered by mistake.
  public Mono<Post> strike(UUID postId, UUID holderId) {
    return locked(postId, null)
        .then(rows.deleteHolder(postId, holderId))
        .filter(gone -> gone)
        .switchIfEmpty(Mono.error(() -> refused(Refusal.Kind.NOT_FOUND, "post-holder-not-found")))
        .then(Mono.defer(() -> find(postId)))
        .as(transactions::transactional);
  }

  /// One post with all who ever held it.
  public Mono<Post> find(UUID postId) {
    return rows.byIds(List.of(postId))
        .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()))
        .switchIfEmpty(Mono.error(Posts::unknown));
  }

  private Mono<Void> takeOver(Post post, Holder holder) {
    var relieved = PostRules.relieved(holder, post);
    return (relieved == null ? Mono.<Void>empty() : rows.save(post.id(), relieved))
        .then(Mono.defer(() -> rows.save(post.id(), holder)));
  }

  /// The post as it is once the present holder has given way; as it is when nobody has to.
  private static Post relievedBy(HolderForm form, Post post) {
    return PostRules.holder(form, UUID.randomUUID(), PostRules.with(post, List.of()))
            instanceof Decision.Accepted<Holder>(var next)
        ? PostRules.withRelieved(post, PostRules.relieved(next, post))
        : post;
  }

  private Mono<Post> locked(UUID postId, @Nullable Integer version) {
    return rows.lock(postId)
        .then(Mono.defer(() -> find(postId)))
        .flatMap(post ->
            version == null || version == post.version()
                ? Mono.just(post)
                : Mono.error(
                    new RefusedException(
                        Refusal.of(
                            Refusal.Kind.STALE,
                            "post-changed",
                            Map.of("title", post.title(), "version", post.version())))));
  }

  private static Function<Post, HeldPost> held(LocalDate on) {
    return post -> new HeldPost(post, post.holder(on).orElse(null), post.substitutes(on));
  }

  private static <T> Mono<T> accepted(Decision<T> decision) {
    return switch (decision) {
      case Decision.Accepted<T>(var value) -> Mono.just(value);
      case Decision.Refused<T>(var refusal) -> Mono.error(new RefusedException(refusal));
    };
  }

  /// Two at once: the rule saw neither, the database saw both.
  private static Throwable taken(DataIntegrityViolationException e) {
    var text = String.valueOf(e.getMessage());
    if (text.contains("post_one_head_at_a_time")) {
      return new RefusedException(
          Refusal.invalid(List.of(new FieldFault("head", "post-head-taken", Map.of("title", "")))));
    }
    return text.contains("post_holder_one_at_a_time")
        ? new RefusedException(
            Refusal.invalid(List.of(new FieldFault("from", "post-held", Map.of("name", "")))))
        : e;
  }

  /// There is no such post.
  public static RefusedException unknown() {
    return refused(Refusal.Kind.NOT_FOUND, "post-not-found");
  }

  private static RefusedException refused(Refusal.Kind kind, String code) {
    return new RefusedException(Refusal.of(kind, code));
  }
}
