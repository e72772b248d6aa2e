DROP TRIGGER "program_enrollments_transition" ON "program_enrollments";--> statement-breakpoint
DROP FUNCTION refuse_enrollment_transition();--> statement-breakpoint
DROP TABLE "mail_deliveries";--> statement-breakpoint
DROP TABLE "mail_outbox";--> statement-breakpoint
DROP TABLE "held_decisions";--> statement-breakpoint
DROP TABLE "application_events";--> statement-breakpoint
DROP INDEX "applications_queue_index", "applications_github_username_index", "applications_twitter_username_index";--> statement-breakpoint
ALTER TABLE "applications" DROP COLUMN "unfinished";
