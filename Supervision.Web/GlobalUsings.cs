global using Microsoft.EntityFrameworkCore;
global using Supervision.Domain.Calendar;
global using Supervision.Domain.Deadlines;
global using Supervision.Domain.Dossiers;
global using Supervision.Domain.Organisation;
global using Supervision.Domain.Rules;
