using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Guardrail.LocalAws.Wire;

/// <summary>Hands each request of the web server to the endpoint.</summary>
internal sealed class HttpApplication(LocalAwsServer server) : IHttpApplication<HttpContext>
{
    private readonly RequestHandler handler = new(server);

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context) => handler.HandleAsync(context);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }
}
