package vn.giaoban.web.organisation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.organisation.Unit;
import vn.giaoban.scheduler.organisation.Units;
import vn.giaoban.scheduler.post.Holder;
import vn.giaoban.scheduler.post.HolderForm;
import vn.giaoban.scheduler.post.Post;
import vn.giaoban.scheduler.post.PostForm;
import vn.giaoban.scheduler.post.Posts;
import vn.giaoban.scheduler.post.Standing;

/// The posts of a unit and who holds them.
@RestController
@RequestMapping("/api/units/{code}/posts")
@Tag(name = "units")
class PostController {
  private final Units units;
  private final Posts posts;
  private final Days days;

  PostController(Units units, Posts posts, Days days) {
    this.units = units;
    this.posts = posts;
    this.days = days;
  }

  /// A post as JSON.
  ///
  /// @param addressed the title with its unit, as letters say it
  /// @param holder who is in it on the day; null: vacant
  /// @param holders all who ever were, the latest first
  record PostView(
      UUID id,
      String title,
      String addressed,
      int rank,
      boolean head,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo,
      @Nullable HolderView holder,
      List<HolderView> holders,
      int version) {
    static PostView of(Post post, Unit unit, LocalDate on) {
      return new PostView(
          post.id(),
          post.title(),
          Post.addressed(post.title(), unit.name()),
          post.rank(),
          post.head(),
          post.from(),
          post.to(),
          post.holder(on).map(HolderView::of).orElse(null),
          post.holders().stream().map(HolderView::of).toList(),
          post.version());
    }
  }

  /// A holder as JSON.
  record HolderView(
      UUID id,
      String name,
      @Nullable String username,
      @Nullable String email,
      @Nullable String phone,
      Standing standing,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {
    static HolderView of(Holder holder) {
      return new HolderView(
          holder.id(),
          holder.name(),
          holder.username(),
          holder.email(),
          holder.phone(),
          holder.standing(),
          holder.from(),
          holder.to());
    }
  }

  @GetMapping
  @Operation(
      summary = "The posts of a unit, the highest first, with all who ever held them",
      description = "Without `all` only posts that exist on the day.")
  Mono<List<PostView>> list(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable String on,
      @Parameter(description = "also posts that are gone") @RequestParam(defaultValue = "false")
          boolean all) {
    var day = days.read(on);
    return units
        .get(code, day)
        .flatMap(unit ->
            posts
                .historyOf(unit.id())
                .map(found ->
                    found.stream()
                        .filter(post -> all || post.on(day))
                        .map(post -> PostView.of(post, unit, day))
                        .toList()));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Makes a post")
  Mono<PostView> add(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable String on,
      @RequestBody PostForm form) {
    var day = days.read(on);
    return units
        .get(code, day)
        .flatMap(unit -> posts.add(unit.id(), form).map(post -> PostView.of(post, unit, day)));
  }

  @PatchMapping("/{post}")
  @Operation(summary = "Changes a post; If-Match carries the version read")
  Mono<PostView> change(
      @PathVariable String code,
      @PathVariable UUID post,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody PostForm form) {
    return view(code, post, posts.change(post, form, Versions.read(ifMatch)));
  }

  @DeleteMapping("/{post}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Takes out a post nobody ever held")
  Mono<Void> remove(@PathVariable String code, @PathVariable UUID post) {
    return owned(code, post).then(posts.remove(post));
  }

  @PostMapping("/{post}/holders")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Puts a person into a post",
      description = "Whoever held it until further notice gives way the day before.")
  Mono<PostView> appoint(
      @PathVariable String code, @PathVariable UUID post, @RequestBody HolderForm form) {
    return view(code, post, posts.appoint(post, form));
  }

  @PatchMapping("/{post}/holders/{holder}")
  @Operation(summary = "Corrects what is known of a holder, or ends it by a last day")
  Mono<PostView> correct(
      @PathVariable String code,
      @PathVariable UUID post,
      @PathVariable UUID holder,
      @RequestBody HolderForm form) {
    return view(code, post, posts.correct(post, holder, form));
  }

  @DeleteMapping("/{post}/holders/{holder}")
  @Operation(summary = "Takes out a holder entered by mistake")
  Mono<PostView> strike(
      @PathVariable String code, @PathVariable UUID post, @PathVariable UUID holder) {
    return view(code, post, posts.strike(post, holder));
  }

  private Mono<PostView> view(String code, UUID post, Mono<Post> done) {
    return owned(code, post)
        .flatMap(unit -> done.map(changed -> PostView.of(changed, unit, days.today())));
  }

  /// The unit, which must be the post's own.
  private Mono<Unit> owned(String code, UUID post) {
    return units
        .get(code, days.today())
        .flatMap(unit ->
            posts
                .find(post)
                .flatMap(found ->
                    found.unitId().equals(unit.details().body())
                        ? Mono.just(unit)
                        : Mono.error(Posts.unknown())));
  }
}
