"""Which certificates are believed, and what is wrong with the others (RFC 6125, RFC 7590)."""

import ssl
from pathlib import Path

from gharial.model.failures import CertificateFault, CertificateProblem, FileFault, LocalFileProblem

# X509_V_ERR_* of OpenSSL.
_FAULTS = {
    2: CertificateFault.UNTRUSTED,
    9: CertificateFault.NOT_YET_VALID,
    10: CertificateFault.EXPIRED,
    18: CertificateFault.UNTRUSTED,
    19: CertificateFault.UNTRUSTED,
    20: CertificateFault.UNTRUSTED,
    21: CertificateFault.UNTRUSTED,
    62: CertificateFault.OTHER_HOST,
    64: CertificateFault.OTHER_HOST,
}


def tls_context(ca_file: Path | None) -> ssl.SSLContext:
    """What our side of TLS insists on. With a CA file, that CA alone is believed, and none of the system's.

    Raises LocalFileProblem where the file cannot be read or holds no certificate.
    """
    try:
        context = ssl.create_default_context(cafile=None if ca_file is None else str(ca_file))
    except FileNotFoundError as error:
        raise LocalFileProblem(str(ca_file), FileFault.VANISHED.value) from error
    except PermissionError as error:
        raise LocalFileProblem(str(ca_file), FileFault.NO_PERMISSION.value) from error
    except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
        raise LocalFileProblem(str(ca_file), FileFault.OTHER.value, str(error)) from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def certificate_problem(error: ssl.SSLCertVerificationError, domain: str) -> CertificateProblem:
    """What is wrong with the certificate that was shown for `domain`."""
    fault = _FAULTS.get(error.verify_code, CertificateFault.OTHER)
    return CertificateProblem(domain, fault.value, error.verify_message)
