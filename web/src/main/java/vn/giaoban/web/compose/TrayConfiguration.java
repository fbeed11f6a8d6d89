package vn.giaoban.web.compose;

import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.document.BlobStore;
import vn.giaoban.scheduler.document.DocumentService;
import vn.giaoban.scheduler.inbox.InboxRows;
import vn.giaoban.scheduler.inbox.MailParts;
import vn.giaoban.scheduler.inbox.VirusCheck;
import vn.giaoban.scheduler.inbox.store.InboxOverR2dbc;
import vn.giaoban.scheduler.invitation.InvitationService;
import vn.giaoban.scheduler.invitation.Invitations;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.outbox.OutboxSender;
import vn.giaoban.scheduler.outbox.store.OutboxOverR2dbc;
import vn.giaoban.scheduler.preparation.DocumentRequests;
import vn.giaoban.scheduler.tray.Tray;
import vn.giaoban.scheduler.tray.TrayFiling;
import vn.giaoban.scheduler.tray.TrayLetters;
import vn.giaoban.web.document.DocumentLimits;

/// The secretary's tray, put together.
@Configuration(proxyBeanMethods = false)
class TrayConfiguration {
  @Bean
  InboxRows inboxRows(DatabaseClient database) {
    return new InboxOverR2dbc(database);
  }

  @Bean
  Tray tray(
      DatabaseClient database,
      InboxRows rows,
      InvitationService service,
      Invitations invitations,
      BriefingService briefings,
      TrayLetters letters,
      OutboxOverR2dbc outbox,
      Journal journal,
      TransactionalOperator transactions,
      InstantSource clock,
      ObjectProvider<OutboxSender> sender) {
    return new Tray(
        database,
        rows,
        service,
        invitations,
        briefings,
        letters,
        outbox,
        journal,
        transactions,
        clock,
        () -> sender.getObject().wake());
  }

  @Bean
  TrayFiling trayFiling(
      Tray tray,
      InboxRows rows,
      MailParts parts,
      VirusCheck viruses,
      BlobStore blobs,
      DocumentService documents,
      DocumentRequests requests,
      DocumentLimits limits) {
    return new TrayFiling(
        tray, rows, parts, viruses, blobs, documents, requests, limits.maxSize().toBytes());
  }
}
