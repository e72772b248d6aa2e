CREATE TABLE "application_events" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"from_status" text,
	"to_status" text NOT NULL,
	"actor_id" uuid NOT NULL,
	"changed_fields" text[] NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "application_events_application_version_unique" UNIQUE("application_id","version"),
	CONSTRAINT "application_events_from_status_check" CHECK ("from_status" in ('draft', 'submitted', 'changes_requested', 'approved', 'rejected', 'withdrawn')),
	CONSTRAINT "application_events_to_status_check" CHECK ("to_status" in ('draft', 'submitted', 'changes_requested', 'approved', 'rejected', 'withdrawn')),
	CONSTRAINT "application_events_changed_fields_check" CHECK ("changed_fields" <@ array['programId', 'goal', 'githubUsername', 'twitterUsername', 'name', 'username', 'bio']::text[]),
	CONSTRAINT "application_events_version_check" CHECK ("version" >= 1)
);
--> statement-breakpoint
CREATE TABLE "held_decisions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"application_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"reason_code" text,
	"feedback" text,
	"decided_by" uuid NOT NULL,
	"held_at" timestamp with time zone NOT NULL,
	"application_version" integer NOT NULL,
	"voided_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "held_decisions_application_unique" UNIQUE("application_id"),
	CONSTRAINT "held_decisions_decision_check" CHECK ("decision" in ('guest', 'member', 'changes', 'reject')),
	CONSTRAINT "held_decisions_reason_code_length_check" CHECK (char_length("reason_code") between 1 and 60),
	CONSTRAINT "held_decisions_feedback_length_check" CHECK (char_length("feedback") between 1 and 2000),
	CONSTRAINT "held_decisions_words_check" CHECK (("decision" not in ('changes', 'reject') or "feedback" is not null) and (("decision" = 'reject') = ("reason_code" is not null))),
	CONSTRAINT "held_decisions_application_version_check" CHECK ("application_version" >= 1),
	CONSTRAINT "held_decisions_version_check" CHECK ("version" >= 1)
);
--> statement-breakpoint
CREATE TABLE "mail_deliveries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"mail_id" uuid NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone DEFAULT now() NOT NULL,
	"locked_until" timestamp with time zone,
	"message_id" text,
	"last_error" text,
	"sent_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "mail_deliveries_mail_id_unique" UNIQUE("mail_id"),
	CONSTRAINT "mail_deliveries_status_check" CHECK ("status" in ('pending', 'sending', 'sent', 'dead')),
	CONSTRAINT "mail_deliveries_attempts_check" CHECK ("attempts" >= 0),
	CONSTRAINT "mail_deliveries_locked_check" CHECK (("status" = 'sending') = ("locked_until" is not null)),
	CONSTRAINT "mail_deliveries_sent_check" CHECK (("status" = 'sent') = ("sent_at" is not null)),
	CONSTRAINT "mail_deliveries_message_id_length_check" CHECK (char_length("message_id") between 1 and 250),
	CONSTRAINT "mail_deliveries_last_error_length_check" CHECK (char_length("last_error") between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "mail_outbox" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"user_id" uuid NOT NULL,
	"key" text NOT NULL,
	"data" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mail_outbox_key_unique" UNIQUE("key"),
	CONSTRAINT "mail_outbox_kind_check" CHECK ("kind" in ('application-received', 'changes-requested', 'approved-guest', 'approved-member', 'rejected', 'promoted', 'completed')),
	CONSTRAINT "mail_outbox_key_length_check" CHECK (char_length("key") between 1 and 200),
	CONSTRAINT "mail_outbox_data_check" CHECK (jsonb_typeof("data") = 'object')
);
--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "unfinished" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "application_events" ADD CONSTRAINT "application_events_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_events" ADD CONSTRAINT "application_events_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_decisions" ADD CONSTRAINT "held_decisions_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_decisions" ADD CONSTRAINT "held_decisions_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_deliveries" ADD CONSTRAINT "mail_deliveries_mail_id_mail_outbox_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mail_outbox"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_outbox" ADD CONSTRAINT "mail_outbox_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "application_events_actor_id_index" ON "application_events" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "held_decisions_decided_by_index" ON "held_decisions" USING btree ("decided_by");--> statement-breakpoint
CREATE INDEX "mail_deliveries_due_index" ON "mail_deliveries" USING btree ("next_attempt_at") WHERE "status" in ('pending', 'sending');--> statement-breakpoint
CREATE INDEX "mail_deliveries_dead_index" ON "mail_deliveries" USING btree ("updated_at") WHERE "status" = 'dead';--> statement-breakpoint
CREATE INDEX "mail_outbox_user_id_index" ON "mail_outbox" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "applications_queue_index" ON "applications" USING btree ("status","submitted_at","id");--> statement-breakpoint
CREATE INDEX "applications_github_username_index" ON "applications" USING btree ("github_username");--> statement-breakpoint
CREATE INDEX "applications_twitter_username_index" ON "applications" USING btree ("twitter_username");--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_unfinished_check" CHECK (jsonb_typeof("unfinished") = 'object');
--> statement-breakpoint
CREATE TRIGGER "held_decisions_set_updated_at" BEFORE UPDATE ON "held_decisions" FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION set_updated_at();
--> statement-breakpoint
CREATE TRIGGER "mail_deliveries_set_updated_at" BEFORE UPDATE ON "mail_deliveries" FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION set_updated_at();
--> statement-breakpoint
CREATE TRIGGER "application_events_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "application_events" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "mail_outbox_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "mail_outbox" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE FUNCTION refuse_enrollment_transition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'an enrollment does not go from % to %', OLD.enrollment_status, NEW.enrollment_status
		USING ERRCODE = 'check_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = 'program_enrollments_transition_check';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "program_enrollments_transition" BEFORE UPDATE OF "enrollment_status" ON "program_enrollments" FOR EACH ROW WHEN (
	OLD."enrollment_status" IS DISTINCT FROM NEW."enrollment_status"
	AND (OLD."enrollment_status" || ' ' || NEW."enrollment_status") NOT IN ('guest active', 'guest dropped', 'active completed', 'active dropped', 'dropped guest', 'dropped active')
) EXECUTE FUNCTION refuse_enrollment_transition();
