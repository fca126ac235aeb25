using System.Diagnostics;

namespace Rlaif.Clients;

/// <summary>Begins the spans and measurements of the calls to one model: names, numbers and settings; never a text.</summary>
/// <param name="operation">The name of the operation in the conventions, such as <c>chat</c>.</param>
/// <param name="provider">The name of the provider, where it is known.</param>
/// <param name="server">The address of the server, where it is known.</param>
/// <param name="model">The model of requests that name none.</param>
/// <param name="timeProvider">The clock of durations.</param>
internal sealed class CallTelemetry(string operation, string? provider, Uri? server, string? model, TimeProvider? timeProvider)
{
    private readonly TimeProvider _timeProvider = timeProvider ?? TimeProvider.System;

    public ObservedCall Start(string? requestedModel)
    {
        var tags = Tags(requestedModel ?? model);
        return new ObservedCall(StartActivity(requestedModel ?? model, tags), tags, _timeProvider);
    }

    private Activity? StartActivity(string? name, in TagList tags)
    {
        if (!ClientTelemetry.Source.HasListeners())
        {
            return null;
        }

        var activity = ClientTelemetry.Source.StartActivity(name is null ? operation : $"{operation} {name}", ActivityKind.Client);
        if (activity is { IsAllDataRequested: true })
        {
            foreach (var tag in tags)
            {
                activity.SetTag(tag.Key, tag.Value);
            }
        }

        return activity;
    }

    private TagList Tags(string? name)
    {
        // The provider is a value that the conventions require even where the client does not say.
        var tags = new TagList { { "gen_ai.operation.name", operation }, { "gen_ai.provider.name", provider ?? "unknown" } };
        if (name is not null)
        {
            tags.Add("gen_ai.request.model", name);
        }

        if (server is not null)
        {
            tags.Add("server.address", server.Host);
            tags.Add("server.port", server.Port);
        }

        return tags;
    }
}
