package vn.giaoban.web.notice;

import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import vn.giaoban.scheduler.directive.DirectiveLetters;
import vn.giaoban.scheduler.directive.Directives;
import vn.giaoban.scheduler.invitation.Invitations;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.notice.NoticeLetters;
import vn.giaoban.scheduler.notice.Notices;
import vn.giaoban.scheduler.outbox.Outbox;
import vn.giaoban.scheduler.outbox.OutboxSender;
import vn.giaoban.scheduler.post.Posts;

/// Notices and directives, put together.
@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {
  @Bean
  Notices notices(
      DatabaseClient database,
      Invitations invitations,
      NoticeLetters letters,
      Outbox outbox,
      Journal journal,
      TransactionalOperator transactions,
      InstantSource clock,
      ObjectProvider<OutboxSender> sender) {
    return new Notices(
        database,
        invitations,
        letters,
        outbox,
        journal,
        transactions,
        clock,
        () -> sender.getObject().wake());
  }

  @Bean
  Directives directives(
      DatabaseClient database,
      Posts posts,
      DirectiveLetters letters,
      Outbox outbox,
      Journal journal,
      InstantSource clock) {
    return new Directives(database, posts, letters, outbox, journal, clock);
  }
}
