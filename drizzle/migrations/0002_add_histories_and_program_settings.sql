CREATE TABLE "enrollment_events" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"enrollment_id" uuid NOT NULL,
	"from_status" text,
	"to_status" text NOT NULL,
	"actor_id" uuid NOT NULL,
	"enrolled_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "enrollment_events_from_status_check" CHECK ("from_status" in ('guest', 'active', 'completed', 'dropped')),
	CONSTRAINT "enrollment_events_to_status_check" CHECK ("to_status" in ('guest', 'active', 'completed', 'dropped'))
);
--> statement-breakpoint
CREATE TABLE "attendance_events" (
	"op_id" uuid PRIMARY KEY NOT NULL,
	"op_hash" text NOT NULL,
	"activity_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"from_status" text,
	"to_status" text,
	"changed_fields" text[] NOT NULL,
	"actor_id" uuid NOT NULL,
	"device" text,
	"device_at" timestamp with time zone,
	"seq" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attendance_events_activity_seq_unique" UNIQUE("activity_id","seq"),
	CONSTRAINT "attendance_events_from_status_check" CHECK ("from_status" in ('present', 'absent', 'excused')),
	CONSTRAINT "attendance_events_to_status_check" CHECK ("to_status" in ('present', 'absent', 'excused')),
	CONSTRAINT "attendance_events_op_hash_check" CHECK ("op_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "attendance_events_seq_check" CHECK ("seq" >= 1),
	CONSTRAINT "attendance_events_changed_fields_check" CHECK ("changed_fields" <@ array['status', 'notes']::text[]),
	CONSTRAINT "attendance_events_device_length_check" CHECK (char_length("device") between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "roster_additions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"activity_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"added_by" uuid NOT NULL,
	"removed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "roster_additions_activity_user_unique" UNIQUE("activity_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "programs" ADD COLUMN "slug" text;--> statement-breakpoint
ALTER TABLE "programs" ADD COLUMN "time_zone" text DEFAULT 'America/Mexico_City' NOT NULL;--> statement-breakpoint
ALTER TABLE "programs" ADD COLUMN "promotion_rule" jsonb DEFAULT '{"minPresent":5,"minRate":0.7}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "programs" ADD COLUMN "rejection_reasons" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "program_enrollments" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "program_enrollments" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "program_enrollments" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "enrollment_events" ADD CONSTRAINT "enrollment_events_enrollment_id_program_enrollments_id_fk" FOREIGN KEY ("enrollment_id") REFERENCES "public"."program_enrollments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollment_events" ADD CONSTRAINT "enrollment_events_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_events" ADD CONSTRAINT "attendance_events_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_events" ADD CONSTRAINT "attendance_events_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_events" ADD CONSTRAINT "attendance_events_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_additions" ADD CONSTRAINT "roster_additions_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_additions" ADD CONSTRAINT "roster_additions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_additions" ADD CONSTRAINT "roster_additions_added_by_users_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "enrollment_events_enrollment_id_index" ON "enrollment_events" USING btree ("enrollment_id","created_at");--> statement-breakpoint
CREATE INDEX "enrollment_events_actor_id_index" ON "enrollment_events" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "attendance_events_cell_index" ON "attendance_events" USING btree ("activity_id","user_id","seq");--> statement-breakpoint
CREATE INDEX "attendance_events_user_id_index" ON "attendance_events" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "attendance_events_actor_id_index" ON "attendance_events" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "roster_additions_user_id_index" ON "roster_additions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "roster_additions_added_by_index" ON "roster_additions" USING btree ("added_by");--> statement-breakpoint
ALTER TABLE "programs" ADD CONSTRAINT "programs_slug_unique" UNIQUE("slug");--> statement-breakpoint
ALTER TABLE "programs" ADD CONSTRAINT "programs_slug_check" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length("slug") <= 100);--> statement-breakpoint
ALTER TABLE "programs" ADD CONSTRAINT "programs_time_zone_check" CHECK (timezone("time_zone", '1970-01-01 00:00:00+00'::timestamptz) is not null);--> statement-breakpoint
ALTER TABLE "programs" ADD CONSTRAINT "programs_promotion_rule_check" CHECK (jsonb_typeof("promotion_rule") = 'object');--> statement-breakpoint
ALTER TABLE "programs" ADD CONSTRAINT "programs_rejection_reasons_check" CHECK (jsonb_typeof("rejection_reasons") = 'array');--> statement-breakpoint
ALTER TABLE "program_enrollments" ADD CONSTRAINT "program_enrollments_ended_check" CHECK ("ended_at" >= "enrolled_at");--> statement-breakpoint
ALTER TABLE "program_enrollments" ADD CONSTRAINT "program_enrollments_end_reason_length_check" CHECK (char_length("end_reason") between 1 and 500);--> statement-breakpoint
ALTER TABLE "program_enrollments" ADD CONSTRAINT "program_enrollments_version_check" CHECK ("version" >= 1);--> statement-breakpoint
CREATE TRIGGER "roster_additions_set_updated_at" BEFORE UPDATE ON "roster_additions" FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION set_updated_at();
--> statement-breakpoint
CREATE FUNCTION refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "enrollment_events_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "enrollment_events" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER "attendance_events_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "attendance_events" FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
