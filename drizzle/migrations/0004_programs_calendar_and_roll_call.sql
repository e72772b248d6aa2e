CREATE TABLE "activity_series" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"rule" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "activity_series_rule_check" CHECK (jsonb_typeof("rule") = 'object')
);
--> statement-breakpoint
CREATE TABLE "calendar_feeds" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"program_id" uuid,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session_reopenings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"activity_id" uuid NOT NULL,
	"reopened_by" uuid NOT NULL,
	"reason" text NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "session_reopenings_reason_length_check" CHECK (char_length("reason") between 1 and 500),
	CONSTRAINT "session_reopenings_order_check" CHECK ("closes_at" > "opens_at")
);
--> statement-breakpoint
CREATE TABLE "submission_events" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"submission_id" uuid NOT NULL,
	"from_status" text,
	"to_status" text NOT NULL,
	"actor_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "submission_events_submission_version_unique" UNIQUE("submission_id","version"),
	CONSTRAINT "submission_events_from_status_check" CHECK ("from_status" in ('submitted', 'changes_requested', 'approved', 'rejected')),
	CONSTRAINT "submission_events_to_status_check" CHECK ("to_status" in ('submitted', 'changes_requested', 'approved', 'rejected')),
	CONSTRAINT "submission_events_version_check" CHECK ("version" >= 1)
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"status" text DEFAULT 'submitted' NOT NULL,
	"link" text,
	"body" text,
	"submitted_at" timestamp with time zone NOT NULL,
	"feedback" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "submissions_user_activity_unique" UNIQUE("user_id","activity_id"),
	CONSTRAINT "submissions_status_check" CHECK ("status" in ('submitted', 'changes_requested', 'approved', 'rejected')),
	CONSTRAINT "submissions_link_length_check" CHECK (char_length("link") between 1 and 2000),
	CONSTRAINT "submissions_body_length_check" CHECK (char_length("body") between 1 and 5000),
	CONSTRAINT "submissions_feedback_length_check" CHECK (char_length("feedback") between 1 and 2000),
	CONSTRAINT "submissions_content_check" CHECK ("link" is not null or "body" is not null),
	CONSTRAINT "submissions_version_check" CHECK ("version" >= 1)
);
--> statement-breakpoint
ALTER TABLE "mail_outbox" DROP CONSTRAINT "mail_outbox_kind_check";--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "cancel_reason" text;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "series_id" uuid;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "series_day" date;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "sequence" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "attendance_events" ADD COLUMN "is_late" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "programs" ADD COLUMN "accent" text DEFAULT 'clay' NOT NULL;--> statement-breakpoint
ALTER TABLE "programs" ADD COLUMN "shows_people" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_reopenings" ADD CONSTRAINT "session_reopenings_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_reopenings" ADD CONSTRAINT "session_reopenings_reopened_by_users_id_fk" FOREIGN KEY ("reopened_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_events" ADD CONSTRAINT "submission_events_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_events" ADD CONSTRAINT "submission_events_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "calendar_feeds_user_id_index" ON "calendar_feeds" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "calendar_feeds_program_id_index" ON "calendar_feeds" USING btree ("program_id");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feeds_one_of_person_index" ON "calendar_feeds" USING btree ("user_id") WHERE "revoked_at" is null and "program_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feeds_one_of_program_index" ON "calendar_feeds" USING btree ("user_id","program_id") WHERE "revoked_at" is null and "program_id" is not null;--> statement-breakpoint
CREATE INDEX "session_reopenings_activity_id_index" ON "session_reopenings" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "session_reopenings_reopened_by_index" ON "session_reopenings" USING btree ("reopened_by");--> statement-breakpoint
CREATE INDEX "submission_events_actor_id_index" ON "submission_events" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "submissions_activity_id_index" ON "submissions" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "submissions_decided_by_index" ON "submissions" USING btree ("decided_by");--> statement-breakpoint
CREATE INDEX "submissions_queue_index" ON "submissions" USING btree ("status","submitted_at","id");--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_series_id_activity_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."activity_series"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_series_day_unique" UNIQUE("series_id","series_day");--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_cancel_reason_length_check" CHECK (char_length("cancel_reason") between 1 and 500);--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_sequence_check" CHECK ("sequence" >= 0);--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_version_check" CHECK ("version" >= 1);--> statement-breakpoint
ALTER TABLE "mail_outbox" ADD CONSTRAINT "mail_outbox_kind_check" CHECK ("kind" in ('application-received', 'changes-requested', 'approved-guest', 'approved-member', 'rejected', 'promoted', 'completed', 'session-cancelled', 'session-moved', 'deliverable-approved', 'deliverable-changes-requested', 'deliverable-rejected', 'walk-in-invited'));--> statement-breakpoint
ALTER TABLE "programs" ADD CONSTRAINT "programs_accent_check" CHECK ("accent" in ('clay', 'amber', 'leaf', 'teal', 'sky', 'violet', 'rose', 'stone'));
--> statement-breakpoint
CREATE TRIGGER "activity_series_set_updated_at" BEFORE UPDATE ON "activity_series" FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION set_updated_at();
--> statement-breakpoint
CREATE TRIGGER "calendar_feeds_set_updated_at" BEFORE UPDATE ON "calendar_feeds" FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION set_updated_at();
--> statement-breakpoint
CREATE TRIGGER "session_reopenings_set_updated_at" BEFORE UPDATE ON "session_reopenings" FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION set_updated_at();
--> statement-breakpoint
CREATE TRIGGER "submissions_set_updated_at" BEFORE UPDATE ON "submissions" FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION set_updated_at();
--> statement-breakpoint
CREATE TRIGGER "submission_events_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "submission_events" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
