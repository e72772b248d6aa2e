CREATE TABLE "programs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" varchar(100) NOT NULL,
	"description" text NOT NULL,
	"program_type" varchar(50) NOT NULL,
	"start_date" timestamp with time zone,
	"end_date" timestamp with time zone,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "programs_name_unique" UNIQUE("name"),
	CONSTRAINT "programs_name_length_check" CHECK (char_length("name") between 1 and 100),
	CONSTRAINT "programs_description_length_check" CHECK (char_length("description") between 1 and 5000),
	CONSTRAINT "programs_program_type_check" CHECK ("program_type" in ('cohort', 'evergreen')),
	CONSTRAINT "programs_end_after_start_check" CHECK ("end_date" > "start_date")
);
--> statement-breakpoint
CREATE TABLE "program_activities" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"program_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"is_required" boolean DEFAULT false NOT NULL,
	"order_index" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "program_activities_program_activity_unique" UNIQUE("program_id","activity_id")
);
--> statement-breakpoint
CREATE TABLE "program_enrollments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"application_id" uuid,
	"enrollment_status" varchar(50) DEFAULT 'guest' NOT NULL,
	"enrolled_at" timestamp with time zone DEFAULT now() NOT NULL,
	"completed_at" timestamp with time zone,
	"promoted_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "program_enrollments_user_program_unique" UNIQUE("user_id","program_id"),
	CONSTRAINT "program_enrollments_enrollment_status_check" CHECK ("enrollment_status" in ('guest', 'active', 'completed', 'dropped')),
	CONSTRAINT "program_enrollments_promoted_check" CHECK ("promoted_at" >= "enrolled_at"),
	CONSTRAINT "program_enrollments_completed_check" CHECK ("completed_at" >= "enrolled_at")
);
--> statement-breakpoint
CREATE TABLE "attendance_records" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"program_id" uuid,
	"marked_by" uuid NOT NULL,
	"attendance_status" varchar(50) NOT NULL,
	"notes" text,
	"marked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "attendance_records_user_activity_unique" UNIQUE("user_id","activity_id"),
	CONSTRAINT "attendance_records_attendance_status_check" CHECK ("attendance_status" in ('present', 'absent', 'excused')),
	CONSTRAINT "attendance_records_notes_length_check" CHECK (char_length("notes") between 1 and 500)
);
--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "program_id" uuid;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "goal" text;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "github_username" varchar(100);--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "twitter_username" varchar(100);--> statement-breakpoint
ALTER TABLE "program_activities" ADD CONSTRAINT "program_activities_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program_activities" ADD CONSTRAINT "program_activities_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program_enrollments" ADD CONSTRAINT "program_enrollments_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program_enrollments" ADD CONSTRAINT "program_enrollments_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program_enrollments" ADD CONSTRAINT "program_enrollments_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD CONSTRAINT "attendance_records_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD CONSTRAINT "attendance_records_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD CONSTRAINT "attendance_records_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_records" ADD CONSTRAINT "attendance_records_marked_by_users_id_fk" FOREIGN KEY ("marked_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "program_activities_activity_id_index" ON "program_activities" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "program_enrollments_program_id_index" ON "program_enrollments" USING btree ("program_id");--> statement-breakpoint
CREATE INDEX "program_enrollments_application_id_index" ON "program_enrollments" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "attendance_records_activity_id_index" ON "attendance_records" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "attendance_records_program_id_index" ON "attendance_records" USING btree ("program_id");--> statement-breakpoint
CREATE INDEX "attendance_records_marked_by_index" ON "attendance_records" USING btree ("marked_by");--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "applications_program_id_index" ON "applications" USING btree ("program_id");--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "goal_length_check" CHECK ("goal" is null or (char_length("goal") between 140 and 280));--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_github_username_check" CHECK ("github_username" ~ '^(?=.{1,39}$)[a-z0-9]+(-[a-z0-9]+)*$');--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_twitter_username_check" CHECK ("twitter_username" ~ '^[a-z0-9_]{1,15}$');--> statement-breakpoint
CREATE TRIGGER "programs_set_updated_at" BEFORE UPDATE ON "programs" FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION set_updated_at();
--> statement-breakpoint
CREATE TRIGGER "program_activities_set_updated_at" BEFORE UPDATE ON "program_activities" FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION set_updated_at();
--> statement-breakpoint
CREATE TRIGGER "program_enrollments_set_updated_at" BEFORE UPDATE ON "program_enrollments" FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION set_updated_at();
--> statement-breakpoint
CREATE TRIGGER "attendance_records_set_updated_at" BEFORE UPDATE ON "attendance_records" FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION set_updated_at();
