CREATE TABLE "statistic_case" (
	"month" char(7) NOT NULL,
	"region" text NOT NULL,
	"currency" char(3) NOT NULL,
	"cases" integer NOT NULL,
	"enforced" integer NOT NULL,
	"partly" integer NOT NULL,
	"claimed_minor" numeric NOT NULL,
	"recovered_minor" numeric NOT NULL,
	CONSTRAINT "statistic_case_month_region_currency_pk" PRIMARY KEY("month","region","currency")
);
--> statement-breakpoint
CREATE TABLE "statistic_cell" (
	"month" char(7) NOT NULL,
	"region" text NOT NULL,
	"category" text NOT NULL,
	"currency" char(3) NOT NULL,
	"sold" integer NOT NULL,
	"unsold" integer NOT NULL,
	"withdrawn" integer NOT NULL,
	"paid" integer NOT NULL,
	"proceeds_minor" numeric NOT NULL,
	"percents" integer[] NOT NULL,
	"lots" integer[] NOT NULL,
	CONSTRAINT "statistic_cell_month_region_category_currency_pk" PRIMARY KEY("month","region","category","currency"),
	CONSTRAINT "statistic_cell_histogram" CHECK (cardinality("statistic_cell"."percents") = cardinality("statistic_cell"."lots"))
);
--> statement-breakpoint
CREATE TABLE "statistic_count" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"computed_at" timestamp (3) with time zone NOT NULL,
	"open_lots" integer NOT NULL,
	CONSTRAINT "statistic_count_one" CHECK ("statistic_count"."one")
);
