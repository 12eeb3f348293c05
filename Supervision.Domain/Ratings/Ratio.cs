using System.Numerics;

namespace Supervision.Domain.Ratings;

/// <summary>An exact fraction, so that a grade never hangs on how a third was cut off (D-10.27, D-10.37).</summary>
public readonly record struct Ratio : IComparable<Ratio>
{
    private readonly BigInteger below;

    /// <summary>The fraction in lowest terms with a positive denominator.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public Ratio(BigInteger above, BigInteger below)
    {
        if (below.IsZero)
        {
            throw new DivideByZeroException("A ratio needs a denominator.");
        }

        var common = BigInteger.GreatestCommonDivisor(above, below) * below.Sign;
        (Above, this.below) = (above / common, below / common);
    }

    /// <summary>The numerator in lowest terms.</summary>
    public BigInteger Above { get; }

    /// <summary>The denominator in lowest terms; 1 for the value that nobody set.</summary>
    public BigInteger Below => below.IsZero ? BigInteger.One : below;

    /// <summary>The fraction that a decimal number is.</summary>
    public static Ratio Of(decimal value)
    {
        var bits = decimal.GetBits(value);
        var scale = (bits[3] >> 16) & 0xFF;
        return new(new BigInteger(value * Power(scale)), BigInteger.Pow(10, scale));
    }

    public static Ratio operator +(Ratio left, Ratio right) => new((left.Above * right.Below) + (right.Above * left.Below), left.Below * right.Below);

    public static Ratio operator *(Ratio left, Ratio right) => new(left.Above * right.Above, left.Below * right.Below);

    public static bool operator <(Ratio left, Ratio right) => left.CompareTo(right) < 0;

    public static bool operator >(Ratio left, Ratio right) => left.CompareTo(right) > 0;

    public static bool operator <=(Ratio left, Ratio right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Ratio left, Ratio right) => left.CompareTo(right) >= 0;

    /// <summary>Nought is nought, also where nobody set it.</summary>
    public bool Equals(Ratio other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Above, Below);

    /// <inheritdoc/>
    public int CompareTo(Ratio other) => (Above * other.Below).CompareTo(other.Above * Below);

    /// <summary>Rounded half up to so many places, as the results are printed (D-10.27, D-10.30). For values from zero up.</summary>
    public decimal Round(int places)
    {
        var scaled = ((Above * BigInteger.Pow(10, places) * 2) + Below) / (Below * 2);
        return (decimal)scaled / Power(places);
    }

    private static decimal Power(int places)
    {
        var power = 1m;
        for (var i = 0; i < places; i++)
        {
            power *= 10;
        }

        return power;
    }
}
